// Lines that stayed, went and came, coloured; the signs say the same to those who do not see the colours.

import { say } from '../messages/say.ts';
import type { Line } from './compare-lines.ts';

const spoken = { '+': 'protocol.came', '-': 'protocol.went' } as const;
const look = { '+': 'diff-came', '-': 'diff-went', ' ': 'diff-stayed' } as const;

export function DiffLines({ lines, isCode = false }: { readonly lines: readonly Line[]; readonly isCode?: boolean }) {
  return (
    <ul className={isCode ? 'diff diff-code' : 'diff'}>
      {withKeys(lines).map(({ key, sign, words }) => (
        <li key={key} className={look[sign]}>
          <span className="diff-sign" aria-hidden="true">
            {sign === '-' ? '−' : sign}
          </span>
          {sign !== ' ' && <span className="sr-only">{say(spoken[sign])}</span>}
          <span className="diff-words">{words}</span>
        </li>
      ))}
    </ul>
  );
}

const withKeys = (lines: readonly Line[]) => lines.map((line, at) => ({ ...line, key: `line ${at}` }));
