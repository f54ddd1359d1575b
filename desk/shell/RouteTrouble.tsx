// What stands in place of a page that could not be reached or broke. Trying again asks for everything the address
// needs anew, not only for the page.

import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { Trouble } from '../parts/Trouble.tsx';

export function RouteTrouble({ error }: ErrorComponentProps) {
  const router = useRouter();
  return <Trouble error={error} onRetry={() => void router.invalidate()} />;
}
