// The newest mentions that the brand's own head reads otherwise than the shipped weights. In: its version. Out: how many,
// and each with both readings, when somebody asks.

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReadingDifference } from '../../wire/readings.ts';
import { headWord, valueWord } from '../case/head-words.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { Trouble } from '../parts/Trouble.tsx';
import { differenceOf } from './snapshots.ts';

interface DifferenceProps {
  readonly slug: string;
  readonly version: number;
}

export function Difference({ slug, version }: DifferenceProps) {
  const [isShown, setShown] = useState(false);
  const asked = useQuery({ ...differenceOf(slug, version), enabled: isShown });
  if (!isShown || asked.isPending) {
    return (
      <Button isBusy={isShown} onClick={() => setShown(true)}>
        {say('readings.differenceShow')}
      </Button>
    );
  }
  if (asked.isError) return <Trouble error={asked.error} onRetry={() => void asked.refetch()} />;
  return <Rows slug={slug} difference={asked.data} />;
}

function Rows({ slug, difference }: { readonly slug: string; readonly difference: ReadingDifference }) {
  const { differ, looked, rows } = difference;
  return (
    <>
      <h3 className="readings-heading">{say('readings.difference')}</h3>
      <p className="readings-about">
        {say('readings.differenceCount', { count: differ, all: looked })}
        {differ > rows.length && ` ${say('readings.differenceMore', { count: rows.length })}`}
      </p>
      {rows.length > 0 && (
        <ul className="rows readings-rows" aria-label={say('readings.differenceList')}>
          {rows.map((row) => (
            <Row key={row.mentionId} slug={slug} row={row} />
          ))}
        </ul>
      )}
    </>
  );
}

function Row({ slug, row }: { readonly slug: string; readonly row: ReadingDifference['rows'][number] }) {
  return (
    <li className="row">
      <div className="row-words">
        <p className="readings-words" dir="auto">
          {row.words}
        </p>
        {row.heads.map(({ head, shipped, own }) => (
          <p key={head} className="readings-turn">
            <span>{headWord(head)}</span>
            <del title={say('readings.asShipped')}>{valueWord(head, shipped)}</del>
            <ins title={say('readings.asLearned')}>{valueWord(head, own)}</ins>
          </p>
        ))}
      </div>
      {row.caseId !== null && (
        <Link to="/b/$slug/case/$caseId" params={{ slug, caseId: row.caseId }}>
          {say('readings.openCase')}
        </Link>
      )}
    </li>
  );
}
