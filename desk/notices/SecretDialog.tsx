// A secret, this once: to be copied to the receiver, with how it is checked there.

import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { IconCopy } from '../parts/icons.tsx';
import { useToast } from '../parts/Toast.tsx';

export interface Shown {
  readonly name: string;
  readonly secret: string;
}

export function SecretDialog({ shown, onClose }: { readonly shown: Shown | null; readonly onClose: () => void }) {
  const toast = useToast();
  if (shown === null) return null;
  const { name, secret } = shown;
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(secret);
      toast.show({ message: say('notices.copied'), tone: 'good' });
    } catch {
      toast.show({ message: say('notices.copyFailed'), tone: 'bad' });
    }
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={say('notices.secretTitle', { name })}
      description={say('notices.secretAbout')}
    >
      <output className="secret">{secret}</output>
      <div className="dialog-actions">
        <Button icon={<IconCopy />} onClick={() => void copy()}>
          {say('notices.copy')}
        </Button>
        <Button variant="primary" onClick={onClose}>
          {say('notices.done')}
        </Button>
      </div>
    </Dialog>
  );
}
