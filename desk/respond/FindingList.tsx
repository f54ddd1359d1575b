// What was found, in words: why, the passage, and a better way one key away. In: findings as they stand. Out: the better
// wording taken, a note let stand, the passage shown. Arrows walk through; Escape goes back to the words.

import type { KeyboardEvent, ReactNode } from 'react';
import type { Finding, Span } from '../../core/respond/finding.ts';
import { KeyNames, keyName } from '../keys/KeyNames.tsx';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { findingName, sayFinding } from './finding-words.ts';

interface FindingListProps {
  readonly text: string;
  readonly findings: readonly Finding[];
  readonly standing: ReadonlySet<string>;
  readonly onUse: (finding: Finding) => void;
  readonly onStand: (finding: Finding, isStanding: boolean) => void;
  readonly onShow: (finding: Finding) => void;
  readonly onLit: (spans: readonly Span[]) => void;
  readonly onBack: () => void;
  /** What else can be done about it, such as the times of a promise. */
  readonly actsFor: (finding: Finding) => ReactNode;
}

/** The first that has a wording to put in: what Alt+Enter takes. */
export const firstBetter = (findings: readonly Finding[], standing: ReadonlySet<string>): Finding | undefined =>
  findings.find(({ code, better }) => better?.is === 'wording' && !standing.has(code));

export function FindingList(props: FindingListProps) {
  const { findings, standing, onBack } = props;
  if (findings.length === 0) return <Summary findings={findings} standing={standing} />;
  const first = firstBetter(findings, standing);

  function walk(event: KeyboardEvent<HTMLUListElement>): void {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') onBack();
    else if (by !== undefined) step(event.currentTarget, by);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <>
      <ul className="findings" aria-label={say('assist.findings')} onKeyDown={walk}>
        {findings.map((finding) => (
          <li key={keyOf(finding)}>
            <OneFinding {...props} finding={finding} isFirst={finding === first} />
          </li>
        ))}
      </ul>
      <Summary findings={findings} standing={standing} />
    </>
  );
}

/** One code can be found in several ways: a phone number and an address. */
const keyOf = ({ code, spans: [passage], detail }: Finding): string =>
  `${code} ${passage?.start ?? ''} ${detail['kind'] ?? ''}`;

function step(list: HTMLElement, by: number): void {
  const names = [...list.querySelectorAll<HTMLElement>('.finding-name')];
  const at = names.findIndex((name) => name.closest('li')?.contains(document.activeElement) === true);
  names[(at + by + names.length) % names.length]?.focus();
}

interface OneProps extends FindingListProps {
  readonly finding: Finding;
  readonly isFirst: boolean;
}

function OneFinding(props: OneProps) {
  const { text, finding, isFirst, standing, onUse, onStand, onShow, onLit, actsFor } = props;
  const { level, spans, better } = finding;
  const isStanding = level === 'note' && standing.has(finding.code);
  const name = findingName(finding);
  const [passage] = spans;

  function press(event: KeyboardEvent): void {
    if (event.altKey && event.key === 'Enter' && better?.is === 'wording') onUse(finding);
    else if (event.key.toLowerCase() === 'x' && level === 'note') onStand(finding, !isStanding);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the buttons within
    <div
      className={`finding finding-${isStanding ? 'standing' : level}`}
      onPointerEnter={() => onLit(spans)}
      onPointerLeave={() => onLit([])}
      onFocus={() => onLit(spans)}
      onBlur={() => onLit([])}
      onKeyDown={press}
    >
      <p className="finding-words">
        <button
          type="button"
          className="finding-name"
          aria-label={say('assist.showWhere', { name })}
          onClick={() => onShow(finding)}
        >
          {name}
        </button>{' '}
        {isStanding ? say('assist.stands') : sayFinding(finding)}
        {passage !== undefined && <q className="sr-only">{shortened(text.slice(passage.start, passage.end))}</q>}
        {!isStanding && better?.is === 'advice' && <span className="finding-advice"> {better.text}</span>}
        {level === 'second_person' && <span className="finding-second"> {say('assist.second')}</span>}
      </p>
      <span className="finding-acts">
        {!isStanding && actsFor(finding)}
        {!isStanding && better?.is === 'wording' && (
          <Button size="s" variant="ghost" onClick={() => onUse(finding)}>
            {better.text === '' ? say('assist.takeOut') : say('assist.use', { words: shortened(better.text) })}
            {isFirst && (
              <span className="composer-key" aria-hidden="true">
                <KeyNames keys="alt+enter" />
              </span>
            )}
          </Button>
        )}
        {level === 'note' && (
          <Button size="s" variant="ghost" title={keyName('x')} onClick={() => onStand(finding, !isStanding)}>
            {say(isStanding ? 'assist.lookAgain' : 'assist.letStand')}
          </Button>
        )}
      </span>
    </div>
  );
}

const mostShown = 60;

/** By characters people see: an emoji is not cut in two. */
function shortened(words: string): string {
  const line = words.replace(/\s+/gu, ' ').trim();
  const seen = [...line];
  return seen.length <= mostShown ? line : `${seen.slice(0, mostShown - 1).join('')}…`;
}

/** For those who hear the page: how many of which kind, once they have come to rest. */
function Summary({ findings, standing }: Pick<FindingListProps, 'findings' | 'standing'>) {
  const open = findings.filter(({ code }) => !standing.has(code));
  const count = (level: Finding['level']): number => open.filter((one) => one.level === level).length;
  return (
    <p className="sr-only" role="status">
      {open.length > 0 &&
        say('assist.summary', { grave: count('may_not_go'), second: count('second_person'), notes: count('note') })}
    </p>
  );
}
