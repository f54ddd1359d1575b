// What is still unread by the classifier, in numbers of a brand's record: newest first, and nothing is lost while more
// comes than it can read. In: the place so far. Out: the next piece, and the place after it. Pure.

export type Span = readonly [after: number, until: number];

export interface Place {
  readonly until: number;
  /** Oldest first; they do not overlap. */
  readonly unread: readonly Span[];
}

/** Events looked through at once, at most. */
const mostEvents = 5000;
/** What lies further back than this is let be: a reading that comes a day late helps nobody. */
const mostBehind = 200_000;
const mostSpans = 32;

/** With what was recorded since. */
export function grown({ until, unread }: Place, newest: number): Place {
  if (newest <= until) return { until, unread };
  const last = unread.at(-1);
  const added: Span[] =
    last?.[1] === until ? [...unread.slice(0, -1), [last[0], newest]] : [...unread, [until, newest]];
  const oldest = newest - mostBehind;
  const kept = added.flatMap(([after, to]): Span[] => (to <= oldest ? [] : [[Math.max(after, oldest), to]]));
  return { until: newest, unread: joined(kept) };
}

/** The two oldest become one, with what lies between: it is looked at once more, which changes nothing. */
function joined(spans: readonly Span[]): readonly Span[] {
  const [first, second, ...rest] = spans;
  if (spans.length <= mostSpans || first === undefined || second === undefined) return spans;
  return joined([[first[0], second[1]], ...rest]);
}

/** The newest events that are unread; null when none are. */
export function nextSpan({ unread }: Place): Span | null {
  const last = unread.at(-1);
  return last === undefined ? null : [Math.max(last[0], last[1] - mostEvents), last[1]];
}

/** After everything behind `downTo` was read. */
export function readDownTo({ until, unread }: Place, downTo: number): Place {
  const last = unread.at(-1);
  if (last === undefined) return { until, unread };
  const rest = unread.slice(0, -1);
  return { until, unread: downTo <= last[0] ? rest : [...rest, [last[0], downTo]] };
}
