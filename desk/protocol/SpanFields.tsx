// The spans of one day as times to type. None: closed, with a way to open it.

import type { Span } from '../../core/protocol/calendar.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { IconClose, IconPlus } from '../parts/icons.tsx';
import { endTime, typedEnd, withSpan } from './edit-hours.ts';
import { numbered, removeAt, replaceAt } from './edit-list.ts';
import { isOvernight } from './week-bars.ts';

interface SpanFieldsProps {
  /** The day, for the labels. */
  readonly of: string;
  readonly spans: readonly Span[];
  readonly onSpans: (spans: readonly Span[]) => void;
}

export function SpanFields({ of, spans, onSpans }: SpanFieldsProps) {
  if (spans.length === 0) {
    return (
      <span className="spans">
        <span className="spans-closed">{say('protocol.closed')}</span>
        <Button size="s" variant="ghost" icon={<IconPlus size={14} />} onClick={() => onSpans(withSpan([]))}>
          {say('protocol.open')}
          <span className="sr-only">{of}</span>
        </Button>
      </span>
    );
  }
  return (
    <span className="spans">
      {numbered(spans).map(({ key, at, item: span }) => (
        <span key={key} className="span">
          <input
            type="time"
            className="inline-input inline-time"
            aria-label={say('protocol.opensAt', { day: of })}
            value={span.from}
            onChange={({ currentTarget: { value } }) =>
              value !== '' && onSpans(replaceAt(spans, at, { ...span, from: value }))
            }
          />
          <span aria-hidden="true">–</span>
          <input
            type="time"
            className="inline-input inline-time"
            aria-label={say('protocol.closesAt', { day: of })}
            value={typedEnd(span.to)}
            onChange={({ currentTarget: { value } }) =>
              value !== '' && onSpans(replaceAt(spans, at, { ...span, to: endTime(value) }))
            }
          />
          {isOvernight(span) && <span className="span-next">{say('protocol.nextDay')}</span>}
          <IconButton
            label={say('protocol.removeSpan', { from: span.from, to: span.to, day: of })}
            icon={<IconClose size={12} />}
            onClick={() => onSpans(removeAt(spans, at))}
          />
        </span>
      ))}
    </span>
  );
}
