// Which ways for which severity: a small table of switches. The desk itself is always on.

import type { ChoiceBody } from '../../wire/notices.ts';
import { say } from '../messages/say.ts';

type Ways = ChoiceBody['ways'];

interface WaysGridProps {
  readonly ways: Ways;
  readonly hasMail: boolean;
  readonly onWays: (ways: Ways) => void;
}

const severities = ['normal', 'high', 'critical'] as const;
const chosen = ['mail', 'push'] as const;

export function WaysGrid({ ways, hasMail, onWays }: WaysGridProps) {
  const toggle = (severity: (typeof severities)[number], way: (typeof chosen)[number]): void => {
    const now = ways[severity];
    onWays({ ...ways, [severity]: now.includes(way) ? now.filter((one) => one !== way) : [...now, way] });
  };
  return (
    <table className="ways">
      <caption className="sr-only">{say('notices.ways')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('notices.severity')}</th>
          <th scope="col">{say('notices.way.desk')}</th>
          {chosen.map((way) => (
            <th key={way} scope="col">
              {say(`notices.way.${way}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {severities.map((severity) => (
          <tr key={severity}>
            <th scope="row">
              <span className={`ways-name ways-${severity}`}>{say(`notices.severity.${severity}`)}</span>
              <span className="ways-about">{say(`notices.severityAbout.${severity}`)}</span>
            </th>
            <td>
              <input type="checkbox" checked disabled aria-label={labelOf(severity, 'desk')} />
            </td>
            {chosen.map((way) => (
              <td key={way}>
                <input
                  type="checkbox"
                  checked={ways[severity].includes(way)}
                  disabled={way === 'mail' && !hasMail}
                  aria-label={labelOf(severity, way)}
                  onChange={() => toggle(severity, way)}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function labelOf(severity: (typeof severities)[number], way: 'desk' | 'mail' | 'push'): string {
  return say('notices.wayFor', { severity: say(`notices.severity.${severity}`), way: say(`notices.way.${way}`) });
}
