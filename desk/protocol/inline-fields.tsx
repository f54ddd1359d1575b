// Fields as small as a word, to stand inside a sentence: a number, a choice, a length of time, a few words.

import { type ComponentProps, useState } from 'react';
import { say } from '../messages/say.ts';
import { joinClasses } from '../parts/join-classes.ts';
import { minutesIn, type Unit, unitOf } from './list-words.ts';

interface NumberBoxProps {
  readonly label: string;
  readonly value: number;
  readonly onValue: (value: number) => void;
  readonly least?: number;
  readonly most?: number;
  readonly step?: number;
}

/** While it is being typed it may be empty; the draft keeps the last number that was one. */
export function NumberBox({ label, value, onValue, least = 0, most = 1_000_000, step = 1 }: NumberBoxProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <input
      type="number"
      className="inline-input inline-number"
      aria-label={label}
      min={least}
      max={most}
      step={step}
      value={typed ?? String(value)}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        const number = currentTarget.valueAsNumber;
        if (number >= least && number <= most) onValue(number);
      }}
      onBlur={() => setTyped(null)}
    />
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly (readonly [value: Value, words: string])[];
  readonly onValue: (value: Value) => void;
}

export function Choice<Value extends string>({ label, value, options, onValue }: ChoiceProps<Value>) {
  return (
    <select
      className="inline-input inline-choice"
      aria-label={label}
      value={value}
      onChange={({ currentTarget }) => {
        const chosen = options.find(([option]) => option === currentTarget.value);
        if (chosen !== undefined) onValue(chosen[0]);
      }}
    >
      {options.map(([option, words]) => (
        <option key={option} value={option}>
          {words}
        </option>
      ))}
    </select>
  );
}

interface DurationProps {
  readonly label: string;
  readonly minutes: number;
  readonly onMinutes: (minutes: number) => void;
  readonly least?: number;
  /** A day of open time has no known length. */
  readonly hasDays?: boolean;
}

export function Duration({ label, minutes, onMinutes, least = 0, hasDays = true }: DurationProps) {
  const [chosen, setChosen] = useState<Unit | null>(null);
  // Somebody who counts in minutes goes on doing so while typing 120.
  const fits = chosen !== null && (hasDays || chosen !== 'day') && minutes % minutesIn[chosen] === 0;
  const unit = fits ? chosen : unitOf(minutes, hasDays);
  const units: readonly Unit[] = hasDays ? ['minute', 'hour', 'day'] : ['minute', 'hour'];
  const amount = minutes / minutesIn[unit];
  return (
    <span className="inline-duration">
      <NumberBox
        label={label}
        value={amount}
        least={Math.ceil(least / minutesIn[unit])}
        onValue={(next) => {
          setChosen(unit);
          onMinutes(Math.round(next * minutesIn[unit]));
        }}
      />
      <Choice
        label={say('protocol.unitOf', { what: label })}
        value={unit}
        options={units.map((option) => [option, say(`protocol.units.${option}`, { count: amount })] as const)}
        onValue={(next) => {
          setChosen(next);
          onMinutes(Math.round(amount * minutesIn[next]));
        }}
      />
    </span>
  );
}

interface TextBoxProps extends Omit<ComponentProps<'input'>, 'onChange' | 'value'> {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
}

export function TextBox({ label, value, onValue, className, ...rest }: TextBoxProps) {
  return (
    <input
      {...rest}
      className={joinClasses('inline-input', className)}
      aria-label={label}
      value={value}
      onChange={({ currentTarget }) => onValue(currentTarget.value)}
    />
  );
}
