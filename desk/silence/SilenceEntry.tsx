// One decision not to answer: the customer's words, the reason, who decided. In: the row. Out: for leads, "looked at" and
// "open again"; for everybody, the way to the case.

import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { SilenceRow } from '../../wire/silence.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { ChannelMark } from '../parts/ChannelMark.tsx';
import { Chip } from '../parts/Chip.tsx';
import { IconCheck, IconUndo } from '../parts/icons.tsx';
import { RelativeTime } from '../parts/RelativeTime.tsx';
import { useMay } from '../use-brand.ts';
import { ReopenDialog } from './ReopenDialog.tsx';
import { useSilenceAct } from './use-silence-act.ts';

interface SilenceEntryProps {
  readonly slug: string;
  readonly row: SilenceRow;
}

export function SilenceEntry({ slug, row }: SilenceEntryProps) {
  return (
    <li className="silence">
      <div className="silence-said">
        <p className="silence-head">
          <ChannelMark channel={row.channel} label={row.channel} />
          <Link
            className="silence-case"
            to="/b/$slug/case/$caseId"
            params={{ slug, caseId: row.caseId }}
            aria-label={say('silence.openCase', { name: row.customerName })}
          >
            <bdi>{row.customerName}</bdi>
          </Link>
          <RelativeTime at={row.at} className="silence-when" />
        </p>
        <p className="silence-words" dir="auto">
          {row.firstLine ?? say('silence.removed')}
        </p>
        <p className="silence-why">
          <span className="silence-by">{say('silence.by', { by: row.by.name })}</span>
          <q dir="auto">{row.reason}</q>
        </p>
      </div>
      <div className="silence-state">
        {row.undoneAt !== null ? (
          <Chip icon={<IconUndo size={13} />}>{say('silence.undone')}</Chip>
        ) : (
          row.reviewed !== null && (
            <Chip tone="good" icon={<IconCheck size={13} />}>
              {say('silence.reviewedBy', { by: row.reviewed.by.name })}
            </Chip>
          )
        )}
        <Review slug={slug} row={row} />
      </div>
    </li>
  );
}

function Review({ slug, row }: SilenceEntryProps) {
  const mayReview = useMay('lead');
  const [isReopening, setReopening] = useState(false);
  const reviewing = useSilenceAct(slug, row, () => say('silence.reviewDone'));
  if (!mayReview || row.undoneAt !== null) return null;
  return (
    <span className="silence-acts">
      {row.reviewed === null && (
        <Button size="s" isBusy={reviewing.isPending} onClick={() => reviewing.mutate({ act: 'review' })}>
          {say('silence.review')}
        </Button>
      )}
      {row.caseState === 'let_be' && (
        <Button size="s" variant="ghost" onClick={() => setReopening(true)}>
          {say('silence.reopen')}
        </Button>
      )}
      {isReopening && <ReopenDialog slug={slug} row={row} onClose={() => setReopening(false)} />}
    </span>
  );
}
