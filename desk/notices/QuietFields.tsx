// Quiet hours: on or off, from when to when, and where one lives. A time that is still being typed is not kept yet.

import type { ChoiceBody, NoticeSettings } from '../../wire/notices.ts';
import { say } from '../messages/say.ts';
import { TroubleLine } from '../parts/Trouble.tsx';
import type { FormTrouble } from '../trouble.ts';

type Quiet = ChoiceBody['quiet'];

interface QuietFieldsProps {
  readonly quiet: Quiet;
  readonly breaksFrom: NoticeSettings['breaksQuietFrom'];
  readonly trouble: FormTrouble;
  readonly onQuiet: (quiet: Quiet) => void;
}

const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
const night = { from: '22:00', to: '07:00', timeZone: here };
const zones = [...new Set(['UTC', here, ...Intl.supportedValuesOf('timeZone')])];

export function QuietFields({ quiet, breaksFrom, trouble, onQuiet }: QuietFieldsProps) {
  const wrong = trouble.of('quiet.to') ?? trouble.of('quiet.from') ?? trouble.of('quiet.timeZone');
  return (
    <fieldset className="row quiet">
      <legend className="sr-only">{say('notices.quiet')}</legend>
      <label className="quiet-switch">
        <input type="checkbox" checked={quiet !== null} onChange={() => onQuiet(quiet === null ? night : null)} />
        <span className="row-words">
          <span className="row-title">{say('notices.quietOn')}</span>
          <span className="row-about">
            {say('notices.quietAbout', { severity: say(`notices.severity.${breaksFrom}`) })}
          </span>
        </span>
      </label>
      {quiet !== null && (
        <div className="quiet-fields">
          {(['from', 'to'] as const).map((end) => (
            <label key={end} className="quiet-field">
              {end === 'from' ? say('notices.quietFrom') : say('notices.quietTo')}
              <input
                type="time"
                className="notices-choice"
                value={quiet[end]}
                onChange={({ currentTarget: { value } }) => value !== '' && onQuiet({ ...quiet, [end]: value })}
              />
              {end === 'to' && quiet.to < quiet.from && <span className="row-about">{say('notices.nextDay')}</span>}
            </label>
          ))}
          <label className="quiet-field">
            {say('notices.zone')}
            <select
              className="notices-choice"
              value={quiet.timeZone}
              onChange={({ currentTarget }) => onQuiet({ ...quiet, timeZone: currentTarget.value })}
            >
              {zones.map((zone) => (
                <option key={zone} value={zone}>
                  {zone}
                </option>
              ))}
            </select>
          </label>
        </div>
      )}
      <TroubleLine words={wrong} />
    </fieldset>
  );
}
