// How close the draft is to what the public has read from us already, and that earlier reply when somebody asks. In: the
// draft and what was said before.

import { useEffect, useState } from 'react';
import type { SaidBefore } from '../../core/respond/freshness/said-before.ts';
import { sayWhen } from '../messages/figures.ts';
import { say } from '../messages/say.ts';
import { joinClasses } from '../parts/join-classes.ts';
import { useSaidWords } from './use-said.ts';

type Closest = ReturnType<SaidBefore['closest']>;

interface FreshnessLineProps {
  readonly slug: string;
  readonly text: string;
  readonly said: SaidBefore | null;
  /** From here on it is a finding. */
  readonly cannedFrom: number;
  /** A sentence of it was: then it is not called new. */
  readonly hasToldSentence: boolean;
}

const restMs = 300;
/** Of a few words every greeting is like another one. */
const fewestLetters = 30;

export function FreshnessLine({ slug, text, said, cannedFrom, hasToldSentence }: FreshnessLineProps) {
  const closest = useClosest(text, said);
  const [isShown, setShown] = useState(false);
  if (closest === undefined || (closest === null && hasToldSentence)) return null;
  if (closest === null) return <span className="fresh fresh-new">{say('assist.fresh')}</span>;
  return (
    <>
      <button
        type="button"
        className={joinClasses('fresh', closest.closeness >= cannedFrom && 'fresh-canned')}
        aria-expanded={isShown}
        title={say(isShown ? 'assist.nearHide' : 'assist.nearShow')}
        onClick={() => setShown(!isShown)}
      >
        {say('assist.near', { share: closest.closeness })}
      </button>
      {isShown && <EarlierReply slug={slug} said={closest.key} />}
    </>
  );
}

/** Undefined while there is too little to tell. */
function useClosest(text: string, said: SaidBefore | null): Closest | undefined {
  const [closest, setClosest] = useState<Closest | undefined>(undefined);
  useEffect(() => {
    const timer = window.setTimeout(
      () =>
        setClosest(
          said === null || said.size === 0 || text.trim().length < fewestLetters ? undefined : said.closest(text),
        ),
      restMs,
    );
    return () => window.clearTimeout(timer);
  }, [text, said]);
  return closest;
}

/** The earlier reply itself, with whom and when. */
export function EarlierReply({ slug, said }: { readonly slug: string; readonly said: string }) {
  const { data } = useSaidWords(slug, said);
  if (data === undefined) return null;
  return (
    <blockquote className="fresh-earlier">
      <p dir="auto">{data.text}</p>
      <footer>{say('assist.saidBy', { name: data.by, when: sayWhen(new Date(data.at), new Date()) })}</footer>
    </blockquote>
  );
}
