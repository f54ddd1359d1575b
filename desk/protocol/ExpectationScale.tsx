// What customers expect, as a quiet reference above the targets, with the own first replies on the same scale.

import type { Target } from '../../core/protocol/protocol.ts';
import { say } from '../messages/say.ts';
import { expectations, scaleAt } from './expectation-marks.ts';
import { sayMinutes } from './list-words.ts';

export function ExpectationScale({ targets }: { readonly targets: readonly Target[] }) {
  const own = targets.filter(({ clock }) => clock === 'first_reply');
  const lengths = [...new Set(own.map(({ withinMinutes }) => withinMinutes))];
  return (
    <figure className="expect">
      <figcaption className="expect-title">{say('protocol.expect.title')}</figcaption>
      <div className="expect-scale" aria-hidden="true">
        {expectations.map(({ minutes, key }) => (
          <span key={key} className="expect-mark" style={{ insetInlineStart: `${scaleAt(minutes) * 100}%` }}>
            <span className="expect-mark-words">{sayMinutes(minutes)}</span>
          </span>
        ))}
        {lengths.map((minutes) => (
          <span
            key={minutes}
            className="expect-own"
            style={{ insetInlineStart: `${scaleAt(minutes) * 100}%` }}
            title={namesAt(own, minutes)}
          />
        ))}
      </div>
      <ul className="expect-words">
        {expectations.map(({ key }) => (
          <li key={key}>{say(`protocol.expect.${key}`)}</li>
        ))}
        <li className="expect-legend">{say('protocol.expect.own')}</li>
      </ul>
    </figure>
  );
}

const namesAt = (targets: readonly Target[], minutes: number): string =>
  targets
    .filter((target) => target.withinMinutes === minutes)
    .map(({ name }) => name)
    .join(', ');
