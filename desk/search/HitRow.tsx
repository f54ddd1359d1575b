// One thing found: who said it, where, when, and the words around the hit. Opens its case.

import { Link } from '@tanstack/react-router';
import type { SearchPage } from '../../wire/search.ts';
import { say } from '../messages/say.ts';
import { ChannelMark } from '../parts/ChannelMark.tsx';
import { Chip } from '../parts/Chip.tsx';
import { RelativeTime } from '../parts/RelativeTime.tsx';

type Hit = SearchPage['hits'][number];

export function HitRow({ slug, hit }: { readonly slug: string; readonly hit: Hit }) {
  if (hit.caseId === null) {
    return (
      <li className="hit">
        <HitWords hit={hit} />
      </li>
    );
  }
  return (
    <li>
      <Link to="/b/$slug/case/$caseId" params={{ slug, caseId: hit.caseId }} className="hit hit-link">
        <HitWords hit={hit} />
      </Link>
    </li>
  );
}

function HitWords({ hit }: { readonly hit: Hit }) {
  return (
    <>
      <span className="hit-head">
        <ChannelMark channel={hit.channel} />
        <bdi className="hit-author">{hit.author.name}</bdi>
        {hit.author.handle !== null && (
          <bdi className="hit-quiet" dir="ltr">
            {hit.author.handle}
          </bdi>
        )}
        {hit.isOwn && <Chip tone="accent">{say('search.own')}</Chip>}
        <RelativeTime at={hit.at} className="hit-time" />
      </span>
      {hit.title !== null && <span className="hit-title">{hit.title}</span>}
      <span className="hit-words" dir="auto">
        {hit.excerpt.map((piece, n) =>
          piece.isHit ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one excerpt never move
            <mark key={n}>{piece.text}</mark>
          ) : (
            piece.text
          ),
        )}
      </span>
    </>
  );
}
