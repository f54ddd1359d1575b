// A matter that goes on in private says so on its case: since when, whether the page was opened and by whom it seems, and
// whether the public thread is closed. In: the case. Out: a new link, none, a closing line to write, the way back.

import { useState } from 'react';
import type { CasePage } from '../../wire/case.ts';
import type { HandoverView } from '../../wire/handover-view.ts';
import type { KeptCase } from '../live/snapshots.ts';
import { offline as messages } from '../messages/en/offline.ts';
import { sayDay, sayWhen } from '../messages/figures.ts';
import { learn, say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { Chip } from '../parts/Chip.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { IconCheck, IconLock, IconMore } from '../parts/icons.tsx';
import { Menu, type MenuItem } from '../parts/Menu.tsx';
import { useMay } from '../use-brand.ts';
import { OfflineLink } from './OfflineLink.tsx';
import './Offline.css';
import { drafts } from './use-draft.ts';
import { useLines } from './use-lines.ts';
import { useOffline } from './use-offline.ts';

learn(messages);

interface OfflineBannerProps {
  readonly slug: string;
  readonly page: KeptCase;
}

export function OfflineBanner({ slug, page }: OfflineBannerProps) {
  const { handover } = page;
  if (handover === null) return null;
  return <Offline slug={slug} page={page} handover={handover} />;
}

function Offline({ slug, page, handover }: OfflineBannerProps & { readonly handover: HandoverView }) {
  const mayCare = useMay('agent');
  const since = { when: sayWhen(new Date(handover.since), new Date()) };
  return (
    <section className="offline" aria-label={say('offline.banner')}>
      <IconLock size={16} />
      <div className="offline-facts">
        <p>
          <strong>{say(handover.way === 'page' ? 'offline.sincePage' : 'offline.sinceChannel', since)}</strong>{' '}
          {handover.page !== null && pageWords(handover.page)}
        </p>
        {handover.page?.openedAt != null && !handover.page.isVoid && <Check page={page} of={handover.page} />}
        <Closing slug={slug} page={page} isTold={handover.isTold} mayCare={mayCare} />
      </div>
      {mayCare && <Acts page={page} handover={handover} />}
    </section>
  );
}

function pageWords({ isVoid, openedAt, expiresAt }: NonNullable<HandoverView['page']>): string {
  if (isVoid) return say('offline.void');
  const opened =
    openedAt === null
      ? say('offline.notOpened')
      : say('offline.opened', { when: sayWhen(new Date(openedAt), new Date()) });
  return `${opened} ${say('offline.closes', { day: sayDay(new Date(expiresAt)) })}`;
}

function Check({ page, of }: { readonly page: CasePage; readonly of: NonNullable<HandoverView['page']> }) {
  const { name } = page.row.customer;
  if (of.isProven) {
    return (
      <p>
        <Chip tone="good" icon={<IconCheck size={12} />}>
          {say('offline.proven', { name })}
        </Chip>
      </p>
    );
  }
  return (
    <p>
      <span className="offline-check">{say('offline.check', { words: of.checkWords })}</span>{' '}
      <span className="offline-about">{say('offline.checkAbout', { name })}</span>
    </p>
  );
}

interface ClosingProps extends OfflineBannerProps {
  readonly isTold: boolean;
  readonly mayCare: boolean;
}

function Closing({ slug, page, isTold, mayCare }: ClosingProps) {
  const writeClosing = useClosingLine(slug, page);
  if (isTold) return <p className="offline-about">{say('offline.told')}</p>;
  return (
    <p className="offline-about">
      {say('offline.untold')}{' '}
      {mayCare && page.row.state !== 'merged' && (
        <button type="button" className="offline-write" onClick={writeClosing}>
          {say('offline.writeClosing')}
        </button>
      )}
    </p>
  );
}

const noValues = {};

/** Puts a line that closes the public thread into the composer, in front of what stands there. */
export function useClosingLine(slug: string, page: CasePage): () => void {
  const [line] = useLines(slug, page, 'close', noValues);
  return () => {
    if (line !== undefined) drafts.giveBack({ slug, caseId: page.row.id }, line.filled, 'public');
    document.querySelector<HTMLElement>('.composer-field')?.focus();
  };
}

function Acts({ page, handover }: { readonly page: KeptCase; readonly handover: HandoverView }) {
  const offline = useOffline();
  const [link, setLink] = useState<string | null>(null);
  const items: MenuItem[] = [
    { id: 'issue', label: say('offline.newLink'), onPick: () => void offline.issue(page).then(setLink) },
    {
      id: 'revoke',
      label: say('offline.revoke'),
      isDisabled: handover.page?.isVoid === true,
      onPick: () => void offline.revoke(page),
    },
  ];
  return (
    <span className="offline-acts">
      <Button size="s" onClick={() => void offline.back(page)}>
        {say('offline.back')}
      </Button>
      {handover.way === 'page' && (
        <Menu
          label={say('offline.more')}
          items={items}
          align="end"
          trigger={
            <button type="button" className="offline-more" title={say('offline.more')}>
              <IconMore size={16} />
              <span className="sr-only">{say('offline.more')}</span>
            </button>
          }
        />
      )}
      <Dialog
        isOpen={link !== null}
        onClose={() => setLink(null)}
        title={say('offline.linkTitle')}
        description={say('offline.linkAbout')}
      >
        {link !== null && <OfflineLink link={link} onDone={() => setLink(null)} />}
      </Dialog>
    </span>
  );
}
