// Languages as chips that can be taken away, and a list to add from.

import { useId } from 'react';
import { say } from '../messages/say.ts';
import { IconClose } from '../parts/icons.tsx';
import { languageName, languagesBut } from './languages.ts';

interface LanguagesFieldProps {
  readonly languages: readonly string[];
  readonly onLanguages: (languages: string[]) => void;
}

export function LanguagesField({ languages, onLanguages }: LanguagesFieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {say('people.languages')}
      </label>
      {languages.length > 0 && (
        <ul className="tongues">
          {languages.map((code) => (
            <li key={code}>
              <button
                type="button"
                className="tongue"
                aria-label={say('people.removeLanguage', { language: languageName(code) })}
                onClick={() => onLanguages(languages.filter((one) => one !== code))}
              >
                {languageName(code)}
                <IconClose size={12} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <select
        id={id}
        className="field-input"
        value=""
        aria-describedby={`${id}-hint`}
        onChange={({ currentTarget: { value } }) => onLanguages([...languages, value])}
      >
        <option value="" disabled>
          {say('people.addLanguage')}
        </option>
        {languagesBut(languages).map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
      <p id={`${id}-hint`} className="field-hint">
        {say('people.languagesHint')}
      </p>
    </div>
  );
}
