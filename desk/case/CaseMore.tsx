// What is rarely done to a case, behind one button. In: the case. Out: the dialogs that make cases one, take one apart, or
// say where else the customer speaks; each loaded when it is opened.

import { lazy, Suspense, useState } from 'react';
import type { KeptCase } from '../live/snapshots.ts';
import { say } from '../messages/say.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { IconMore } from '../parts/icons.tsx';
import { Menu, type MenuItem } from '../parts/Menu.tsx';

const dialogs = {
  merge: lazy(() => import('./MergeDialog.tsx').then((m) => ({ default: m.MergeDialog }))),
  split: lazy(() => import('./SplitDialog.tsx').then((m) => ({ default: m.SplitDialog }))),
  link: lazy(() => import('./LinkCustomerDialog.tsx').then((m) => ({ default: m.LinkCustomerDialog }))),
} as const;

type Opened = keyof typeof dialogs;

export function CaseMore({ slug, page }: { readonly slug: string; readonly page: KeptCase }) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const isAlone = page.thread.filter((item) => item.isCustomer).length < 2;
  const items: readonly MenuItem[] = [
    { id: 'merge', label: say('joining.merge'), onPick: () => setOpened('merge') },
    { id: 'split', label: say('joining.split'), isDisabled: isAlone, onPick: () => setOpened('split') },
    { id: 'link', label: say('joining.link'), startsGroup: true, onPick: () => setOpened('link') },
  ];
  const Opened = opened === null ? null : dialogs[opened];
  return (
    <>
      <Menu
        label={say('joining.more')}
        items={items}
        align="end"
        trigger={<IconButton label={say('joining.more')} icon={<IconMore size={18} />} />}
      />
      {Opened !== null && (
        <Suspense>
          <Opened slug={slug} page={page} onClose={() => setOpened(null)} />
        </Suspense>
      )}
    </>
  );
}
