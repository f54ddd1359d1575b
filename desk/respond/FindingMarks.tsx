// Underlines in the words: a copy of the draft lies behind the text area, clear but for its marks, and scrolls with it.
// In: the draft, its marks, the text area. Nothing of the draft is read as markup: it is text in elements of its own.

import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { Finding, Span } from '../../core/respond/finding.ts';
import { type Mark, piecesOf } from './draft-spans.ts';

interface FindingMarksProps {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly text: string;
  readonly findings: readonly Finding[];
  /** Notes a person lets stand are not underlined. */
  readonly standing: ReadonlySet<string>;
  /** What the pointer or the keyboard rests on. */
  readonly lit: readonly Span[];
}

/** Further down nothing is underlined: a copy of 100 kB is laid out for a second at every key. */
const mostShown = 10_000;

export function FindingMarks({ field, text, findings, standing, lit }: FindingMarksProps) {
  const copy = useRef<HTMLDivElement>(null);
  useScrolledWith(field, copy, text);
  const marks: Mark[] = [
    ...(lit.length === 0 ? [] : [{ spans: lit, mark: 'lit' }]),
    ...findings.filter(({ code }) => !standing.has(code)).map(({ spans, level }) => ({ spans, mark: level })),
  ];
  return (
    <div className="marks" aria-hidden="true">
      <div ref={copy} className="marks-copy" dir="auto">
        {piecesOf(text.slice(0, mostShown), marks).map((piece) =>
          piece.mark === null ? (
            piece.text
          ) : (
            <span key={piece.start} className={`found found-${piece.mark}`}>
              {piece.text}
            </span>
          ),
        )}
        {/* A line that ends the draft has height only when something follows it. */}
        {'\u200B'}
      </div>
    </div>
  );
}

/** As wide as the words stand in the text area, which is less when it has a scroll bar, and as far along. */
function useScrolledWith(
  field: RefObject<HTMLTextAreaElement | null>,
  copy: RefObject<HTMLDivElement | null>,
  text: string,
): void {
  useEffect(() => {
    const area = field.current;
    if (area === null) return;
    const follow = (): void => place(area, copy.current);
    const sizes = new ResizeObserver(follow);
    sizes.observe(area);
    area.addEventListener('scroll', follow, { passive: true });
    return () => {
      sizes.disconnect();
      area.removeEventListener('scroll', follow);
    };
  }, [field, copy]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is written moves the words
  useLayoutEffect(() => {
    if (field.current !== null) place(field.current, copy.current);
  }, [text]);
}

function place(area: HTMLTextAreaElement, copy: HTMLDivElement | null): void {
  if (copy === null) return;
  copy.style.inlineSize = `${area.clientWidth}px`;
  copy.style.transform = `translateY(${-area.scrollTop}px)`;
}
