// The top of a case: who, how long still, why it stands here, and what can be done with it. In: the case.
// Out: acts by button and by key, each with its way back.

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CasePage } from '../../wire/case.ts';
import type { CaseRow } from '../../wire/inbox.ts';
import { useCommands } from '../keys/commands.ts';
import { keyName } from '../keys/KeyNames.tsx';
import { channelsOf, type KeptCase } from '../live/snapshots.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { ChannelMark } from '../parts/ChannelMark.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { IconBack, IconCheck, IconPause, IconUndo, IconUser } from '../parts/icons.tsx';
import { AssignMenu } from './AssignMenu.tsx';
import { useActs } from './acts.ts';
import './CaseHead.css';
import { CaseClock } from './CaseClock.tsx';
import { LetBeDialog } from './LetBeDialog.tsx';
import { whySentence } from './sentence.ts';

interface CaseHeadProps {
  readonly slug: string;
  readonly page: KeptCase;
  readonly isShowingDetails: boolean;
  readonly onDetails: () => void;
  readonly onBack: () => void;
  readonly onFinished: () => void;
}

const isOver = (row: CaseRow): boolean => row.state === 'resolved' || row.state === 'let_be';

export function CaseHead({ slug, page, isShowingDetails, onDetails, onBack, onFinished }: CaseHeadProps) {
  const { row } = page;
  const [isLettingBe, setLettingBe] = useState(false);
  const [isAssigning, setAssigning] = useState(false);
  const close = useClosing(page, onFinished, () => setLettingBe(true));
  useCaseKeys(page, { close, onLetBe: () => setLettingBe(true), onAssign: () => setAssigning(true) });

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
          <AssignMenu slug={slug} page={page} isOpen={isAssigning} onOpen={setAssigning} />
          {!isOver(row) && (
            <IconButton
              label={say('case.letBeMenu')}
              icon={<IconPause size={18} />}
              shortcut={keyName('l')}
              onClick={() => setLettingBe(true)}
            />
          )}
          <Button className="case-close" size="s" icon={isOver(row) ? <IconUndo /> : <IconCheck />} onClick={close}>
            {isOver(row) ? say('case.reopen') : say('case.resolve')}
          </Button>
        </div>
      </div>
      <WhyLine page={page} />
      <LetBeDialog page={page} isOpen={isLettingBe} onClose={() => setLettingBe(false)} onDone={onFinished} />
    </header>
  );
}

/** Resolves and goes on to the next case, or opens a closed one again. */
function useClosing(page: KeptCase, onFinished: () => void, onUnanswered: () => void): () => void {
  const acts = useActs();
  return () => {
    if (isOver(page.row)) void acts.reopen(page);
    else void acts.resolve(page, onUnanswered).then((isDone) => isDone && onFinished());
  };
}

interface CaseKeys {
  readonly close: () => void;
  readonly onLetBe: () => void;
  readonly onAssign: () => void;
}

function useCaseKeys({ row, ways }: CasePage, { close, onLetBe, onAssign }: CaseKeys): void {
  const over = isOver(row);
  useCommands([
    { id: 'resolve', label: over ? say('case.reopen') : say('case.resolve'), group: 'case', keys: ['e'], run: close },
    { id: 'assign', label: say('case.assign'), group: 'case', keys: ['a'], run: onAssign },
    { id: 'let-be', label: say('keys.letBe'), group: 'case', keys: ['l'], run: () => over || onLetBe() },
    {
      id: 'original',
      label: say('keys.original'),
      group: 'case',
      keys: ['o'],
      run: () => openOriginal(ways.originalUrl),
    },
  ]);
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

const priorities = ['case.priority0', 'case.priority1', 'case.priority2', 'case.priority3'] as const;

function WhyLine({ page }: { readonly page: CasePage }) {
  const priority = priorities[page.row.priority] ?? 'case.priority1';
  return (
    <ul className="case-why" aria-label={say('case.why')}>
      <li>{say('case.whyPriority', { level: say(priority) })}</li>
      {page.decision !== null && (
        <li className="case-decision">
          {say('case.decision', { by: page.decision.by.name, reason: page.decision.reason })}
        </li>
      )}
      {page.why.map((reason) => (
        <li key={reason.code}>{whySentence(reason)}</li>
      ))}
    </ul>
  );
}
