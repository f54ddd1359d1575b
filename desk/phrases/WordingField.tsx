// One wording of a phrase while it is written: its words, the holes that can be put in, and how it reads to a customer with
// a name and to one without, with its length.

import { useId, useRef } from 'react';
import { type FillValues, fillPhrase, fillPieces } from '../../core/respond/phrases/fill.ts';
import { placeholders } from '../../core/respond/phrases/phrase.ts';
import { say } from '../messages/say.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { IconClose } from '../parts/icons.tsx';
import { Pieces } from './Pieces.tsx';

interface WordingFieldProps {
  readonly at: number;
  readonly text: string;
  readonly language: string;
  readonly samples: FillValues;
  readonly onText: (text: string) => void;
  /** Absent for the only one there is. */
  readonly onRemove: (() => void) | null;
}

export function WordingField({ at, text, language, samples, onText, onRemove }: WordingFieldProps) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);

  function put(hole: string): void {
    const { current } = field;
    if (current === null) return;
    current.focus();
    current.setRangeText(hole, current.selectionStart, current.selectionEnd, 'end');
    onText(current.value);
  }

  return (
    <div className="wording">
      <div className="wording-head">
        <label className="field-label" htmlFor={id}>
          {onRemove === null ? say('phrases.wording') : say('phrases.wordingOf', { at })}
        </label>
        {onRemove !== null && (
          <IconButton label={say('phrases.removeWording', { at })} icon={<IconClose size={14} />} onClick={onRemove} />
        )}
      </div>
      <textarea
        ref={field}
        id={id}
        className="field-input wording-field"
        aria-describedby={`${id}-preview`}
        dir="auto"
        lang={language}
        rows={2}
        maxLength={1_000}
        value={text}
        onChange={({ currentTarget }) => onText(currentTarget.value)}
      />
      <div className="wording-holes">
        {placeholders.map((one) => (
          <button key={one} type="button" className="wording-hole" onClick={() => put(`{${one}}`)}>
            {`{${one}}`}
          </button>
        ))}
      </div>
      <div id={`${id}-preview`} className="wording-preview">
        <Preview label={say('phrases.preview')} text={text} values={samples} />
        {text.includes('{first_name}') && (
          <Preview label={say('phrases.previewShort')} text={text} values={{ ...samples, first_name: null }} />
        )}
      </div>
    </div>
  );
}

interface PreviewProps {
  readonly label: string;
  readonly text: string;
  readonly values: FillValues;
}

function Preview({ label, text, values }: PreviewProps) {
  const filled = fillPhrase(text, values);
  if (filled.trim() === '') return null;
  return (
    <p className="wording-line">
      <span className="wording-label">{label}</span>
      <span dir="auto">
        <Pieces pieces={fillPieces(text, values)} />
      </span>
      <span className="wording-length">{say('phrases.length', { count: filled.length })}</span>
    </p>
  );
}
