// The record of a case as sentences, oldest first; a long one shows its newest lines until all are asked for.

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CasePage, EventLine } from '../../wire/case.ts';
import { peopleOf, sessionOf } from '../live/snapshots.ts';
import { say } from '../messages/say.ts';
import { RelativeTime } from '../parts/RelativeTime.tsx';
import { eventSentence } from './event-sentence.ts';
import './Timeline.css';

const fewLines = 8;

export function Timeline({ slug, page }: { readonly slug: string; readonly page: CasePage }) {
  const people = useQuery(peopleOf(slug)).data?.people;
  const me = useQuery(sessionOf()).data?.person.id;
  const [isWhole, setWhole] = useState(false);
  const hidden = isWhole ? 0 : Math.max(0, page.events.length - fewLines);
  const knowing = {
    name: page.row.customer.name,
    me,
    nameOf: (id: string) => people?.find((person) => person.id === id)?.name,
  };
  return (
    <section className="case-section" aria-label={say('case.record')}>
      <h2 className="case-section-title">{say('case.record')}</h2>
      {hidden > 0 && (
        <button type="button" className="record-more" onClick={() => setWhole(true)}>
          {say('case.recordAll', { count: hidden })}
        </button>
      )}
      <ol className="record">
        {inTelling(page.events)
          .slice(hidden)
          .map((event) => (
            <li key={event.number} className={`record-line record-${event.kind.replace(/[._]/gu, '-')}`}>
              <span>{eventSentence(event, knowing)}</span>
              <RelativeTime at={event.at} className="record-when" />
            </li>
          ))}
      </ol>
    </section>
  );
}

/** What came of words is told after them, also where the record, all of one instant, has it before. */
function inTelling(events: CasePage['events']): CasePage['events'] {
  const rank = (event: EventLine): number => (event.kind === 'case.routed' ? 1 : 0);
  return events.toSorted((a, b) => (a.at === b.at ? rank(a) - rank(b) : 0) || a.number - b.number);
}
