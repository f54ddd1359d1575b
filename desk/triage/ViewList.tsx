// The views of the inbox with how many cases stand in each, kept live. In: the brand. Out: links for the side bar.

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { View } from '../../wire/inbox.ts';
import { countsOf } from '../live/snapshots.ts';
import { views } from '../live/views.ts';
import { sayNumber } from '../messages/figures.ts';
import { say } from '../messages/say.ts';
import {
  IconApprove,
  IconArchive,
  IconCheck,
  IconClock,
  IconHeart,
  IconHistory,
  IconLock,
  IconPause,
  IconUser,
  IconWait,
} from '../parts/icons.tsx';
import { joinClasses } from '../parts/join-classes.ts';
import './ViewList.css';
import { viewWords } from '../messages/view-words.ts';

const icons = {
  due: IconClock,
  mine: IconUser,
  unassigned: IconArchive,
  waiting: IconWait,
  approval: IconApprove,
  offline: IconLock,
  praise: IconHeart,
  earlier: IconHistory,
  let_be: IconPause,
  resolved: IconCheck,
} as const satisfies Record<View, unknown>;

/** Views where a figure asks for something; the others are places to look things up. */
const isCalling: ReadonlySet<View> = new Set(['due', 'mine', 'unassigned', 'approval']);

export function ViewList({ slug }: { readonly slug: string }) {
  const counts = useQuery(countsOf(slug)).data?.views;
  return (
    <ul className="views" aria-label={say('inbox.views')}>
      {views.map((view) => {
        const Icon = icons[view];
        return (
          <li key={view}>
            <Link to="/b/$slug/inbox/$view" params={{ slug, view }} className="side-link view-link">
              <Icon />
              <span className="side-link-words">{say(viewWords[view].name)}</span>
              <ViewCount count={counts?.[view]} isCalling={isCalling.has(view)} />
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

interface ViewCountProps {
  readonly count: { readonly count: number; readonly isCapped: boolean } | undefined;
  readonly isCalling: boolean;
}

function ViewCount({ count, isCalling }: ViewCountProps) {
  if (count === undefined || count.count === 0) return null;
  const shown = sayNumber(count.count);
  return (
    <span className={joinClasses('view-count', isCalling && 'view-count-calling')}>
      <span aria-hidden="true">{count.isCapped ? say('inbox.capped', { count: shown }) : shown}</span>
      <span className="sr-only">
        {count.isCapped ? say('inbox.countCapped', { count: shown }) : say('inbox.count', { count: count.count })}
      </span>
    </span>
  );
}
