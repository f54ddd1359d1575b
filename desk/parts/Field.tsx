// One labelled input with its hint and its error, tied together for screen readers. A secret can be looked at while
// it is typed. Unless `required`, it says that it is optional.

import { type ComponentProps, type ReactNode, useId, useState } from 'react';
import { say } from '../messages/say.ts';
import './Field.css';
import { joinClasses } from './join-classes.ts';

export interface FieldProps extends Omit<ComponentProps<'input'>, 'onChange' | 'value'> {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly isLabelHidden?: boolean;
}

export function Field({ label, value, onValue, hint, error, isLabelHidden = false, className, ...rest }: FieldProps) {
  const id = useId();
  const [isLegible, setLegible] = useState(false);
  const isSecret = rest.type === 'password';
  const hintId = hint === undefined ? undefined : `${id}-hint`;
  const errorId = error === undefined ? undefined : `${id}-error`;
  return (
    <div className={joinClasses('field', error !== undefined && 'field-wrong', className)}>
      <label className={isLabelHidden ? 'sr-only' : 'field-label'} htmlFor={id}>
        {label}
        {rest.required !== true && !isLabelHidden && <span className="field-optional">{say('parts.optional')}</span>}
      </label>
      <div className="field-frame">
        <input
          {...rest}
          {...(isSecret && isLegible ? { type: 'text', autoComplete: 'off', spellCheck: false } : {})}
          id={id}
          className="field-input"
          value={value}
          onChange={(event) => onValue(event.currentTarget.value)}
          aria-invalid={error !== undefined || undefined}
          aria-describedby={joinClasses(errorId, hintId) || undefined}
        />
        {isSecret && (
          <button
            type="button"
            className="field-reveal"
            aria-pressed={isLegible}
            onClick={() => setLegible(!isLegible)}
          >
            {isLegible ? say('parts.hideSecret') : say('parts.showSecret')}
          </button>
        )}
      </div>
      {error !== undefined && (
        <p id={errorId} className="field-error" role="alert">
          {error}
        </p>
      )}
      {hint !== undefined && (
        <p id={hintId} className="field-hint">
          {hint}
        </p>
      )}
    </div>
  );
}
