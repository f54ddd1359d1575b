// Starts the desk in the browser: words, store, router, first render.

import './tokens.css';
import './base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { speakTheirs } from './messages/tongues.ts';
import { createDeskRouter } from './routes.tsx';
import { createQueryClient } from './session.ts';

async function start(): Promise<void> {
  await speakTheirs();
  const client = createQueryClient(() => {
    const { location } = router.state;
    if (location.pathname !== '/sign-in') void router.navigate({ to: '/sign-in', search: { next: location.href } });
  });
  const router = createDeskRouter(client);
  const place = document.getElementById('desk');
  if (place === null) throw new Error('index.html has no element "desk"');
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  );
}

void start();
