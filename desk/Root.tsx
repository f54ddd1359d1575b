// What is around every page, doors included: the page itself and the notices.

import { Outlet } from '@tanstack/react-router';
import { Toasts } from './parts/Toast.tsx';

export function Root() {
  return (
    <>
      <Outlet />
      <Toasts />
    </>
  );
}
