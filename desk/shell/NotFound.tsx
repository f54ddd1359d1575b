// What stands at an address that leads nowhere.

import { Link } from '@tanstack/react-router';
import { say } from '../messages/say.ts';
import { usePageTitle } from '../page-title.ts';
import { EmptyState } from '../parts/EmptyState.tsx';
import { IconEar } from '../parts/icons.tsx';

export function NotFound() {
  usePageTitle(say('shell.notFoundTitle'));
  return (
    <main id="main" tabIndex={-1}>
      <EmptyState
        isPage
        icon={<IconEar size={20} />}
        title={say('shell.notFoundTitle')}
        action={
          <Link to="/" className="button button-secondary button-m">
            {say('shell.notFoundBack')}
          </Link>
        }
      >
        {say('shell.notFound')}
      </EmptyState>
    </main>
  );
}
