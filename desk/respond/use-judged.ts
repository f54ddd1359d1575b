// What is found in a draft, said when it is time: at the end of a word or when typing rests, never within a word. In: the
// draft and how to judge it. Out: findings and steps whose passages move along with the words until they are judged anew.

import { useEffect, useMemo, useRef, useState } from 'react';
import type { Visibility } from '../../core/channel.ts';
import type { Finding } from '../../core/respond/finding.ts';
import type { Judged } from '../../core/respond/respond.ts';
import { isAtWordEnd, moved } from './draft-spans.ts';
import type { Judge } from './use-guard.ts';

const restMs = 400;

interface Held {
  readonly text: string;
  readonly judged: Judged;
}

export interface Shown {
  readonly findings: readonly Finding[];
  readonly steps: Judged['steps'];
  readonly needsSecondPerson: boolean;
}

const nothing: Shown = { findings: [], steps: [], needsSecondPerson: false };

export function useJudged(text: string, visibility: Visibility, judge: Judge | null): Shown {
  const [held, setHeld] = useState<Held | null>(null);
  const last = useRef(text);
  useEffect(() => {
    if (judge === null) return;
    const isTime = last.current === text || isAtWordEnd(last.current, text);
    last.current = text;
    let frame = 0;
    // After the key press is on the screen: typing never waits for the guard.
    const look = (): void => {
      frame = requestAnimationFrame(() => setHeld({ text, judged: judge(text, visibility) }));
    };
    const timer = window.setTimeout(look, isTime ? 0 : restMs);
    return () => {
      window.clearTimeout(timer);
      cancelAnimationFrame(frame);
    };
  }, [text, visibility, judge]);
  return useMemo(() => (held === null || text.trim() === '' ? nothing : shownOf(held, text)), [held, text]);
}

function shownOf({ text: was, judged }: Held, text: string): Shown {
  const findings = judged.findings.filter(isSaidHere).flatMap((finding) => {
    const spans = moved(finding.spans, was, text);
    return spans.length === 0 && finding.spans.length > 0 ? [] : [{ ...finding, spans }];
  });
  const steps = judged.steps.map((tick) => ({ ...tick, spans: moved(tick.spans, was, text) }));
  return { findings, steps, needsSecondPerson: findings.some(({ level }) => level === 'second_person') };
}

/** That there is nothing, no way or no room is said by the buttons and the meter. */
const isSaidHere = ({ code }: Finding): boolean => code !== 'empty' && code !== 'no_way' && code !== 'too_long';
