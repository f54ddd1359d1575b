// The link to a private page, shown once. In: the link. Out: a copy of it.

import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { IconCopy } from '../parts/icons.tsx';
import { useToast } from '../parts/Toast.tsx';
import './Offline.css';

export function OfflineLink({ link, onDone }: { readonly link: string; readonly onDone: () => void }) {
  const toast = useToast();
  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(link).catch(() => {});
    toast.show({ message: say('offline.linkCopied') });
  }
  return (
    <>
      <output className="offline-link">{link}</output>
      <div className="dialog-actions">
        <Button variant="ghost" onClick={onDone}>
          {say('offline.linkDone')}
        </Button>
        <Button variant="primary" icon={<IconCopy size={14} />} onClick={() => void copy()}>
          {say('offline.linkCopy')}
        </Button>
      </div>
    </>
  );
}
