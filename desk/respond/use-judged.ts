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
  readonly visibility: Visibility;
  /** What the other way would need. Judged only where this one needs a second person and could go: typing pays for one look. */
  readonly otherNeeds: boolean;
}

const otherWay = { public: 'private', private: 'public' } as const;

function heldOf(judge: Judge, text: string, visibility: Visibility): Held {
  const judged = judge(text, visibility);
  const { needsSecondPerson, mayGo } = judged;
  const otherNeeds = needsSecondPerson && (!mayGo || judge(text, otherWay[visibility]).needsSecondPerson);
  return { text, judged, visibility, otherNeeds };
}

export interface Shown {
  readonly findings: readonly Finding[];
  readonly steps: Judged['steps'];
  /** By way: what nobody may read in public can be harmless in private. */
  readonly needsSecondPerson: Readonly<Record<Visibility, boolean>>;
}

const nothing: Shown = { findings: [], steps: [], needsSecondPerson: { public: false, private: false } };

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
      frame = requestAnimationFrame(() => setHeld(heldOf(judge, text, visibility)));
    };
    const timer = window.setTimeout(look, isTime ? 0 : restMs);
    return () => {
      window.clearTimeout(timer);
      cancelAnimationFrame(frame);
    };
  }, [text, visibility, judge]);
  return useMemo(() => (held === null || text.trim() === '' ? nothing : shownOf(held, text)), [held, text]);
}

function shownOf({ text: was, judged, visibility, otherNeeds }: Held, text: string): Shown {
  const findings = judged.findings.filter(isSaidHere).flatMap((finding) => {
    const spans = moved(finding.spans, was, text);
    return spans.length === 0 && finding.spans.length > 0 ? [] : [{ ...finding, spans }];
  });
  const steps = judged.steps.map((tick) => ({ ...tick, spans: moved(tick.spans, was, text) }));
  const needs = findings.some(({ level }) => level === 'second_person');
  const needsSecondPerson = { public: needs, private: needs, [otherWay[visibility]]: needs && otherNeeds };
  return { findings, steps, needsSecondPerson };
}

/** That there is nothing, no way, no time left or no room is said by the buttons, the meter and the pictures. */
const isSaidHere = ({ code }: Finding): boolean => !saidByButtons.has(code);
const saidByButtons: ReadonlySet<string> = new Set(['empty', 'no_way', 'window_closed', 'too_long', 'pictures_unfit']);
