// Where the matter of a case goes on, once it was made one with another. In: the case. Out: the way there, and the way
// back.

import { Link, useParams } from '@tanstack/react-router';
import type { KeptCase } from '../live/snapshots.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { ChannelMark } from '../parts/ChannelMark.tsx';
import { IconUndo } from '../parts/icons.tsx';
import { useMay } from '../use-brand.ts';
import { useActs } from './acts.ts';
import './MergedBanner.css';

export function MergedBanner({ slug, page }: { readonly slug: string; readonly page: KeptCase }) {
  const acts = useActs();
  const mayCare = useMay('agent');
  const { view = 'due' } = useParams({ strict: false });
  const there = page.mergedInto;
  if (there === null) return <Joined slug={slug} page={page} />;
  return (
    <section className="merged">
      <p className="merged-words">
        {say('joining.merged', { name: there.customerName })}
        <Link to="/b/$slug/inbox/$view/$caseId" params={{ slug, view, caseId: there.id }}>
          {say('joining.open')}
        </Link>
      </p>
      {mayCare && (
        <Button size="s" icon={<IconUndo />} onClick={() => void acts.separate(page)}>
          {say('joining.separate')}
        </Button>
      )}
    </section>
  );
}

/** The cases that go on here, each with the way to it, where it can be taken out again. */
function Joined({ slug, page }: { readonly slug: string; readonly page: KeptCase }) {
  const { view = 'due' } = useParams({ strict: false });
  if (page.joined.length === 0) return null;
  return (
    <section className="merged">
      <p className="merged-words">
        {say('joining.joined', { count: page.joined.length })}
        {page.joined.map((one) => (
          <Link key={one.id} to="/b/$slug/inbox/$view/$caseId" params={{ slug, view, caseId: one.id }}>
            {one.customerName}
          </Link>
        ))}
      </p>
    </section>
  );
}

/** Stands where the words of another case begin, or those of this one begin again. */
export function ThreadPart({ page, fromCaseId }: { readonly page: KeptCase; readonly fromCaseId: string | null }) {
  const from = page.joined.find(({ id }) => id === fromCaseId);
  return (
    <div className="thread-part">
      <span className="thread-part-words">
        <ChannelMark channel={from?.channel ?? page.row.channel} />
        {from === undefined ? say('joining.here') : say('joining.from', { name: from.customerName })}
      </span>
    </div>
  );
}
