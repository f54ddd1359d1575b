// The conversation as the platform shows it, oldest first, with the replies that are on their way in their place.
// In: the case. Out: what was said, by whom, and what became of our own words.

import { useEffect, useMemo, useRef } from 'react';
import type { KeptCase } from '../live/snapshots.ts';
import { say } from '../messages/say.ts';
import { ReplyCard } from '../respond/ReplyCard.tsx';
import { linesOf } from './lines.ts';
import { ThreadPart } from './MergedBanner.tsx';
import { Said } from './Said.tsx';
import './Thread.css';

interface ThreadProps {
  readonly page: KeptCase;
  readonly toMentionId: string | null;
  readonly onAnswer: (mentionId: string) => void;
}

export function Thread({ page, toMentionId, onAnswer }: ThreadProps) {
  const frame = useRef<HTMLElement>(null);
  const lines = useMemo(() => linesOf(page), [page]);
  useStayAtEnd(frame, lines.length);
  const customerCount = page.thread.filter((item) => item.isCustomer && item.removedAt === null).length;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable for the keyboard.
    <section className="thread" ref={frame} tabIndex={0} aria-label={say('case.thread')}>
      <ol className="thread-lines">
        {lines.map((line, n) => (
          <li key={line.is === 'said' ? line.item.id : line.reply.id}>
            {page.joined.length > 0 && (n === 0 || line.fromCaseId !== lines[n - 1]?.fromCaseId) && (
              <ThreadPart page={page} fromCaseId={line.fromCaseId} />
            )}
            {line.is === 'said' ? (
              <Said
                page={page}
                item={line.item}
                reply={line.reply}
                isAnswered={customerCount > 1 && line.item.id === toMentionId}
                onAnswer={onAnswer}
              />
            ) : (
              <ReplyCard row={page.row} reply={line.reply} originalUrl={page.ways.originalUrl} />
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Opens at the newest words, and follows new ones, or a composer that grows, only while the reader is there. */
function useStayAtEnd(frame: React.RefObject<HTMLElement | null>, count: number): void {
  const wasAtEnd = useRef(true);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const look = (): void => {
      wasAtEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < 80;
    };
    const follow = new ResizeObserver(() => {
      if (wasAtEnd.current) element.scrollTop = element.scrollHeight;
    });
    element.addEventListener('scroll', look, { passive: true });
    follow.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      follow.disconnect();
    };
  }, [frame]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows when a line is added.
  useEffect(() => {
    if (wasAtEnd.current) frame.current?.scrollTo({ top: frame.current.scrollHeight });
  }, [frame, count]);
}
