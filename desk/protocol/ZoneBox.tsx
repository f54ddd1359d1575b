// A time zone, by its place: typed with suggestions, since there are four hundred of them.

import { useId } from 'react';
import { say } from '../messages/say.ts';

const zones: readonly string[] = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];

interface ZoneProps {
  readonly zone: string;
  readonly onZone: (zone: string) => void;
}

export function ZoneBox({ zone, onZone }: ZoneProps) {
  const id = useId();
  return (
    <label className="zone">
      <span className="zone-label">{say('protocol.timeZone')}</span>
      <input
        className="inline-input zone-input"
        list={id}
        value={zone}
        autoComplete="off"
        spellCheck={false}
        onChange={({ currentTarget }) => onZone(currentTarget.value)}
      />
      <datalist id={id}>
        {zones.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </label>
  );
}
