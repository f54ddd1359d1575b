// The top of a case: who, how long still, why it stands here, and what can be done with it. In: the case.
// Out: acts by button and by key, each with its way back.

import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { CasePage } from '../../wire/case.ts';
import type { CaseRow } from '../../wire/inbox.ts';
import { useCommands } from '../keys/commands.ts';
import { keyName } from '../keys/KeyNames.tsx';
import type { Command } from '../keys/strokes.ts';
import { channelsOf, type KeptCase } from '../live/snapshots.ts';
import { offline as offlineWords } from '../messages/en/offline.ts';
import { learn, say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { ChannelMark } from '../parts/ChannelMark.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { IconBack, IconCheck, IconLock, IconPause, IconUndo, IconUser } from '../parts/icons.tsx';
import { useMay } from '../use-brand.ts';
import { VoicesMark } from '../voices/VoicesMark.tsx';
import { AssignMenu } from './AssignMenu.tsx';
import { useActs } from './acts.ts';
import './CaseHead.css';
import { CaseClock } from './CaseClock.tsx';
import { CaseMore } from './CaseMore.tsx';
import { ClimbBanner } from './ClimbBanner.tsx';
import { LetBeDialog } from './LetBeDialog.tsx';
import { MergedBanner } from './MergedBanner.tsx';
import { OwnerLine } from './OwnerLine.tsx';
import { PromiseMenu } from './PromiseMenu.tsx';
import { WhyLine } from './WhyLine.tsx';

learn(offlineWords);

// Most cases never go private: its parts are loaded when one does.
const OfflineBanner = lazy(() => import('../respond/OfflineBanner.tsx').then((m) => ({ default: m.OfflineBanner })));
const OfflineDialog = lazy(() => import('../respond/OfflineDialog.tsx').then((m) => ({ default: m.OfflineDialog })));
const UntoldDialog = lazy(() => import('./UntoldDialog.tsx').then((m) => ({ default: m.UntoldDialog })));

interface CaseHeadProps {
  readonly slug: string;
  readonly page: KeptCase;
  readonly isShowingDetails: boolean;
  readonly onDetails: () => void;
  readonly onBack: () => void;
  readonly onFinished: () => void;
}

/** Closed, or gone into another case: nothing is left to do here but to take that back. */
const isOver = ({ state }: CaseRow): boolean => state === 'resolved' || state === 'let_be' || state === 'merged';

type Opened = 'assign' | 'promise' | 'let_be' | 'let_be_instead' | 'offline' | 'untold' | null;

export function CaseHead({ slug, page, isShowingDetails, onDetails, onBack, onFinished }: CaseHeadProps) {
  const { row } = page;
  const [opened, setOpened] = useState<Opened>(null);
  const close = useClosing(page, onFinished, setOpened);
  useCaseKeys(page, { close, onOpen: setOpened });

  return (
    <header className="case-head">
      <div className="case-head-line">
        <span className="case-back">
          <IconButton label={say('inbox.back')} icon={<IconBack size={18} />} onClick={onBack} />
        </span>
        <h1 className="case-who">{row.customer.name}</h1>
        <ChannelName row={row} />
        <CaseClock row={row} />
        <div className="case-acts">
          <span className="case-details-button">
            <IconButton
              label={say('case.showDetails')}
              icon={<IconUser size={18} />}
              isPressed={isShowingDetails}
              onClick={onDetails}
            />
          </span>
          <CaseActs slug={slug} page={page} opened={opened} onOpen={setOpened} close={close} />
        </div>
      </div>
      <WhyLine page={page} />
      <MergedBanner slug={slug} page={page} />
      <OwnerLine page={page} />
      <VoicesMark key={row.id} slug={slug} caseId={row.id} />
      <ClimbBanner page={page} />
      <OfflineParts slug={slug} page={page} opened={opened} onClose={() => setOpened(null)} onDone={onFinished} />
      <LetBeDialog
        page={page}
        isOpen={opened === 'let_be' || opened === 'let_be_instead'}
        isInstead={opened === 'let_be_instead'}
        onClose={() => setOpened(null)}
        onDone={onFinished}
      />
    </header>
  );
}

interface OfflinePartsProps {
  readonly slug: string;
  readonly page: KeptCase;
  readonly opened: Opened;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function OfflineParts({ slug, page, opened, onClose, onDone }: OfflinePartsProps) {
  return (
    <Suspense>
      {page.handover !== null && <OfflineBanner slug={slug} page={page} />}
      {opened === 'offline' && <OfflineDialog slug={slug} page={page} onClose={onClose} />}
      {opened === 'untold' && <UntoldDialog slug={slug} page={page} onClose={onClose} onDone={onDone} />}
    </Suspense>
  );
}

interface CaseActsProps {
  readonly slug: string;
  readonly page: KeptCase;
  readonly opened: Opened;
  readonly onOpen: (opened: Opened) => void;
  readonly close: () => void;
}

function CaseActs({ slug, page, opened, onOpen, close }: CaseActsProps) {
  const over = isOver(page.row);
  const menu = (name: 'assign' | 'promise') => ({
    isOpen: opened === name,
    onOpen: (isOpen: boolean) => onOpen(isOpen ? name : null),
  });
  const [mayTake, mayCare] = [useMay('trainee'), useMay('agent')];
  // An observer reads along, a trainee takes a case and leaves the rest.
  if (!mayTake || page.row.state === 'merged') return null;
  if (!mayCare) return <AssignMenu slug={slug} page={page} {...menu('assign')} />;
  return (
    <>
      {!over && <PromiseMenu page={page} {...menu('promise')} />}
      <AssignMenu slug={slug} page={page} {...menu('assign')} />
      {!over && page.handover === null && (
        <IconButton
          label={say('offline.take')}
          icon={<IconLock size={18} />}
          shortcut={keyName('w')}
          onClick={() => onOpen('offline')}
        />
      )}
      {!over && (
        <IconButton
          label={say('case.letBeMenu')}
          icon={<IconPause size={18} />}
          shortcut={keyName('l')}
          onClick={() => onOpen('let_be')}
        />
      )}
      <CaseMore slug={slug} page={page} />
      <Button className="case-close" size="s" icon={over ? <IconUndo /> : <IconCheck />} onClick={close}>
        {over ? say('case.reopen') : say('case.resolve')}
      </Button>
    </>
  );
}

/** Resolves and goes on to the next case, or opens a closed one again. */
function useClosing(page: KeptCase, onFinished: () => void, onOpen: (opened: Opened) => void): () => void {
  const acts = useActs();
  return () => {
    if (page.row.state === 'merged') void acts.separate(page);
    else if (isOver(page.row)) void acts.reopen(page);
    else
      void acts
        .resolve(
          page,
          () => onOpen('let_be_instead'),
          () => onOpen('untold'),
        )
        .then((isDone) => isDone && onFinished());
  };
}

interface CaseKeys {
  readonly close: () => void;
  readonly onOpen: (opened: Opened) => void;
}

function useCaseKeys({ row, ways, handover }: CasePage, { close, onOpen }: CaseKeys): void {
  const over = isOver(row);
  const [mayTake, mayCare] = [useMay('trainee'), useMay('agent')];
  const original: Command = {
    id: 'original',
    label: say('keys.original'),
    group: 'case',
    keys: ['o'],
    run: () => openOriginal(ways.originalUrl),
  };
  const assign: Command = {
    id: 'assign',
    label: say('case.assign'),
    group: 'case',
    keys: ['a'],
    run: () => onOpen('assign'),
  };
  const cared: readonly Command[] = [
    { id: 'resolve', label: over ? say('case.reopen') : say('case.resolve'), group: 'case', keys: ['e'], run: close },
    { id: 'promise', label: say('clocks.promise'), group: 'case', keys: ['p'], run: () => over || onOpen('promise') },
    {
      id: 'offline',
      label: say('offline.take'),
      group: 'case',
      keys: ['w'],
      run: () => over || handover !== null || onOpen('offline'),
    },
    { id: 'let-be', label: say('keys.letBe'), group: 'case', keys: ['l'], run: () => over || onOpen('let_be') },
  ];
  useCommands([original, ...(mayTake ? [assign] : []), ...(mayCare ? cared : [])]);
}

function openOriginal(url: string | null): void {
  if (url !== null) window.open(url, '_blank', 'noopener,noreferrer');
}

function ChannelName({ row }: { readonly row: CaseRow }) {
  const channels = useQuery(channelsOf()).data;
  return (
    <span className="case-channel">
      <ChannelMark channel={row.channel} />
      <span className="case-channel-name">
        {channels?.find((channel) => channel.id === row.channel)?.label ?? row.channel}
      </span>
    </span>
  );
}
