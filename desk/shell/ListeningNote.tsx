// One line that says whether the desk is listening: in how many places, that a first read is under way, or that a
// place cannot be heard. Leads to the sources. `isOnlyNews` leaves it out while all is as usual.

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { hearingOf } from '../listen/hearing.ts';
import { sourcesOf } from '../listen/sources-of.ts';
import { say } from '../messages/say.ts';
import './ListeningNote.css';

const LOOK = {
  failing: 'listening-failing',
  firstRead: 'listening-first-read',
  listening: 'listening-on',
} as const;

interface ListeningNoteProps {
  readonly slug: string;
  readonly isOnlyNews?: boolean;
}

export function ListeningNote({ slug, isOnlyNews = false }: ListeningNoteProps) {
  const sources = useQuery(sourcesOf(slug)).data?.sources;
  if (sources === undefined) return null;
  const hearing = hearingOf(sources);
  if (isOnlyNews && hearing.name === 'listening' && hearing.count > 0) return null;
  return (
    <Link
      to="/b/$slug/sources"
      params={{ slug }}
      className={`listening ${hearing.count === 0 ? '' : LOOK[hearing.name]}`}
    >
      <span className="listening-dot" />
      <span role="status">{say(`shell.${hearing.name}`, { count: hearing.count })}</span>
    </Link>
  );
}
