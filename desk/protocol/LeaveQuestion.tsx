// Asks before a draft is left behind: within the desk with a dialog, closing the page with the browser's own question.

import { useBlocker } from '@tanstack/react-router';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';

export function LeaveQuestion({ slug, isChanged }: { readonly slug: string; readonly isChanged: boolean }) {
  const blocker = useBlocker({
    shouldBlockFn: ({ next }) => isChanged && !next.pathname.startsWith(`/b/${slug}/protocol`),
    enableBeforeUnload: () => isChanged,
    withResolver: true,
  });
  const isAsked = blocker.status === 'blocked';
  return (
    <Dialog
      isOpen={isAsked}
      onClose={() => blocker.reset?.()}
      title={say('protocol.leaveTitle')}
      description={say('protocol.leaveAbout')}
    >
      <div className="dialog-actions">
        <Button onClick={() => blocker.proceed?.()}>{say('protocol.leaveDrop')}</Button>
        <Button variant="primary" onClick={() => blocker.reset?.()}>
          {say('protocol.leaveStay')}
        </Button>
      </div>
    </Dialog>
  );
}
