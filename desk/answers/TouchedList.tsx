// The open cases that ask a question, and the replies that used its answer, each a link to its case.

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { TouchedCase } from '../../wire/answers.ts';
import { say } from '../messages/say.ts';
import { RelativeTime } from '../parts/RelativeTime.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import { touchedOf } from './snapshots.ts';

interface TouchedListProps {
  readonly slug: string;
  readonly id: string;
  readonly isSaved: boolean;
}

export function TouchedList({ slug, id, isSaved }: TouchedListProps) {
  const touched = useQuery(touchedOf(slug, id));
  if (touched.isError && touched.data === undefined) return null;
  return (
    <section className={isSaved ? 'touched touched-saved' : 'touched'}>
      <h2 className="page-heading">{say('answers.touched')}</h2>
      {touched.data === undefined ? (
        <Skeleton shape="row" />
      ) : touched.data.length === 0 ? (
        <p className="touched-about">{say('answers.touchedNone')}</p>
      ) : (
        <>
          <p className="touched-about">{isSaved ? say('answers.touchedSaved') : say('answers.touchedAbout')}</p>
          <ul className="rows">
            {touched.data.map((one) => (
              <li key={`${one.caseId} ${one.at}`}>
                <Touched slug={slug} one={one} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Touched({ slug, one }: { readonly slug: string; readonly one: TouchedCase }) {
  return (
    <Link to="/b/$slug/case/$caseId" params={{ slug, caseId: one.caseId }} className="touched-row">
      <span className="touched-who">
        {one.why === 'asks'
          ? say('answers.asks', { name: one.customer })
          : say('answers.told', { by: one.by ?? '', name: one.customer })}
        {one.at !== null && <RelativeTime at={one.at} />}
      </span>
      <span className="touched-words">{one.words}</span>
    </Link>
  );
}
