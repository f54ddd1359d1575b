// Several of a few: small switches side by side, one for each option.

import { toggled } from './edit-list.ts';

interface TogglesProps<Value extends string> {
  readonly label: string;
  readonly options: readonly (readonly [value: Value, words: string])[];
  readonly chosen: readonly Value[];
  readonly onChosen: (chosen: readonly Value[]) => void;
}

export function Toggles<Value extends string>({ label, options, chosen, onChosen }: TogglesProps<Value>) {
  return (
    <fieldset className="toggles" aria-label={label}>
      {options.map(([value, words]) => (
        <label key={value} className="toggle">
          <input
            type="checkbox"
            className="sr-only"
            checked={chosen.includes(value)}
            onChange={() => onChosen(toggled(chosen, value))}
          />
          {words}
        </label>
      ))}
    </fieldset>
  );
}
