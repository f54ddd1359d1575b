// Rules of which the first that fits wins: a line each with its sentence, opened to be changed, moved by buttons or by
// Alt with the arrow keys. A move is read out, and the focus goes along with the rule.

import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { say } from '../messages/say.ts';
import { IconChevronDown } from '../parts/icons.tsx';
import { OrderButtons } from './OrderButtons.tsx';

export interface OrderedRule {
  /** Its place in the protocol's own list. */
  readonly at: number;
  readonly name: string;
  readonly words: string;
  readonly isFaulty: boolean;
  /** Stays at the end: it takes what the others leave. */
  readonly isLast?: boolean;
}

interface OrderedRulesProps {
  readonly label: string;
  readonly rules: readonly OrderedRule[];
  readonly onSwap: (a: number, b: number) => void;
  readonly onRemove: (at: number) => void;
  readonly editor: (at: number) => ReactNode;
}

export function OrderedRules({ label, rules, onSwap, onRemove, editor }: OrderedRulesProps) {
  const list = useRef<HTMLOListElement>(null);
  const [openAt, setOpenAt] = useState<number | null>(null);
  const [moved, setMoved] = useState('');
  const move = (from: number, to: number): void => {
    const rule = rules[from];
    const other = rules[to];
    if (rule === undefined || other === undefined || rule.isLast === true || other.isLast === true) return;
    onSwap(rule.at, other.at);
    if (openAt === rule.at) setOpenAt(other.at);
    else if (openAt === other.at) setOpenAt(rule.at);
    setMoved(say('protocol.moved', { name: rule.name, place: to + 1, count: rules.length }));
    const held = document.activeElement?.getAttribute('data-move') ?? null;
    requestAnimationFrame(() => focusIn(list.current?.children[to], held));
  };
  const onKeyDown = (event: KeyboardEvent, row: number): void => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!event.altKey || step === undefined) return;
    event.preventDefault();
    move(row, row + step);
  };
  return (
    <>
      <ol className="ordered" ref={list} aria-label={label}>
        {rules.map((rule, row) => (
          <li
            key={`rule ${rule.at}`}
            className={rule.isLast === true ? 'ordered-rule ordered-last' : 'ordered-rule'}
            onKeyDown={(event) => onKeyDown(event, row)}
          >
            <div className="ordered-line">
              <button
                type="button"
                className="ordered-open"
                data-move="open"
                aria-expanded={openAt === rule.at}
                onClick={() => setOpenAt(openAt === rule.at ? null : rule.at)}
              >
                <span className="ordered-place">{rule.isLast === true ? '∗' : row + 1}</span>
                <span className="ordered-words">
                  <span className="ordered-name">{rule.name}</span>
                  <span className={rule.isFaulty ? 'ordered-sentence ordered-faulty' : 'ordered-sentence'}>
                    {rule.words}
                  </span>
                </span>
                <IconChevronDown size={14} />
              </button>
              <OrderButtons
                name={rule.name}
                onEarlier={row === 0 || rule.isLast === true ? null : () => move(row, row - 1)}
                onLater={
                  rule.isLast === true || row + 1 >= rules.length || rules[row + 1]?.isLast === true
                    ? null
                    : () => move(row, row + 1)
                }
                onRemove={() => {
                  setOpenAt(null);
                  onRemove(rule.at);
                }}
              />
            </div>
            {openAt === rule.at && <div className="ordered-editor">{editor(rule.at)}</div>}
          </li>
        ))}
      </ol>
      <p className="sr-only" role="status">
        {moved}
      </p>
    </>
  );
}

/** The same button of the row it is in now; at an end of the list that button rests, and the rule itself takes over. */
function focusIn(row: Element | undefined, held: string | null): void {
  const button = row?.querySelector<HTMLButtonElement>(`[data-move="${held ?? 'open'}"]`);
  const place = button?.disabled === false ? button : row?.querySelector<HTMLButtonElement>('[data-move="open"]');
  place?.focus();
}
