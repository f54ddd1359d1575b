// The rows of a view, virtualised: a hundred thousand scroll like a hundred. In: rows in order and which is open.
// Out: the list; it asks for more near its end and keeps still under the reader when rows come and go.

import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { CaseRow, View } from '../../wire/inbox.ts';
import { say } from '../messages/say.ts';
import { IconArrow } from '../parts/icons.tsx';
import { CaseLine } from './CaseLine.tsx';
import { CorrectLine } from './CorrectLine.tsx';
import './CaseList.css';
import { viewWords } from '../messages/view-words.ts';
import { useMay } from '../use-brand.ts';
import { anchorOf, rowsMoved } from './steady-scroll.ts';

const rowRem = 5.25;

interface CaseListProps {
  readonly slug: string;
  readonly view: View;
  readonly rows: readonly CaseRow[];
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  readonly chosenId: string | null;
  readonly onMore: () => void;
}

export function CaseList({ slug, view, rows, hasMore, isLoadingMore, chosenId, onMore }: CaseListProps) {
  const mayCorrect = useMay('trainee');
  const frame = useRef<HTMLDivElement>(null);
  const rowPx = useMemo(() => rowRem * Number.parseFloat(getComputedStyle(document.documentElement).fontSize), []);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowPx,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const isNearEnd = (items.at(-1)?.index ?? 0) >= rows.length - 15;
  const ids = useMemo(() => rows.map((row) => row.id), [rows]);
  const newAbove = useSteadyScroll(frame, ids, rowPx);

  useEffect(() => {
    if (isNearEnd && hasMore && !isLoadingMore) onMore();
  }, [isNearEnd, hasMore, isLoadingMore, onMore]);

  const chosenIndex = chosenId === null ? -1 : ids.indexOf(chosenId);
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when the choice moves, not when rows move under it.
  useEffect(() => {
    if (chosenIndex !== -1) virtual.scrollToIndex(chosenIndex, { align: 'auto' });
  }, [chosenId]);

  return (
    <div className="list-frame" ref={frame}>
      {newAbove.count > 0 && (
        <button type="button" className="list-new" onClick={newAbove.show}>
          <IconArrow size={12} />
          {say('inbox.newAbove', { count: newAbove.count })}
        </button>
      )}
      <ul
        className="list"
        style={{ blockSize: virtual.getTotalSize() }}
        aria-label={say('inbox.list', { view: say(viewWords[view].name) })}
      >
        {items.map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          return (
            <li
              key={row.id}
              className="list-place"
              style={{ blockSize: item.size, transform: `translateY(${item.start}px)` }}
              data-case={row.id}
              aria-setsize={hasMore ? -1 : rows.length}
              aria-posinset={item.index + 1}
            >
              <CaseLine slug={slug} view={view} row={row} isChosen={row.id === chosenId} />
              {mayCorrect && <CorrectLine row={row} isChosen={row.id === chosenId} />}
            </li>
          );
        })}
      </ul>
      <p className="sr-only" role="status">
        {isLoadingMore ? say('inbox.loadingMore') : ''}
      </p>
    </div>
  );
}

interface NewAbove {
  readonly count: number;
  readonly show: () => void;
}

/** Holds the rows still while others come and go, and counts what came in above unseen. */
function useSteadyScroll(
  frame: React.RefObject<HTMLDivElement | null>,
  ids: readonly string[],
  rowPx: number,
): NewAbove {
  const before = useRef(ids);
  const hovered = useRef<string | null>(null);
  const [count, setCount] = useState(0);

  useLayoutEffect(() => {
    const element = frame.current;
    const was = before.current;
    before.current = ids;
    if (element === null || was === ids) return;
    const anchor = anchorOf({
      ids: was,
      hovered: hovered.current,
      firstSeen: Math.floor(element.scrollTop / rowPx),
      isAtTop: element.scrollTop < rowPx / 2,
    });
    const moved = rowsMoved(was, ids, anchor);
    if (moved === 0) return;
    element.scrollTop += moved * rowPx;
    if (moved > 0) setCount((unseen) => unseen + moved);
  }, [frame, ids, rowPx]);

  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const over = (event: PointerEvent): void => {
      const place = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-case]') : null;
      hovered.current = event.pointerType === 'mouse' ? (place?.dataset['case'] ?? null) : null;
    };
    const leave = (): void => {
      hovered.current = null;
    };
    const scroll = (): void => {
      if (element.scrollTop < rowPx / 2) setCount(0);
    };
    element.addEventListener('pointerover', over);
    element.addEventListener('pointerleave', leave);
    element.addEventListener('scroll', scroll, { passive: true });
    return () => {
      element.removeEventListener('pointerover', over);
      element.removeEventListener('pointerleave', leave);
      element.removeEventListener('scroll', scroll);
    };
  }, [frame, rowPx]);

  return { count, show: () => frame.current?.scrollTo({ top: 0, behavior: 'smooth' }) };
}
