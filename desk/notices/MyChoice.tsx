// What one chose: ways by severity, quiet hours, and whether normal ones come together. Each change is kept at once.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ChoiceBody, NoticeSettings } from '../../wire/notices.ts';
import { putNoticeSettings } from '../api.ts';
import { say } from '../messages/say.ts';
import { TroubleLine } from '../parts/Trouble.tsx';
import { formTroubleOf } from '../trouble.ts';
import { QuietFields } from './QuietFields.tsx';
import { noticeSettingsOf } from './snapshots.ts';
import { WaysGrid } from './WaysGrid.tsx';

interface MyChoiceProps {
  readonly slug: string;
  readonly settings: NoticeSettings;
}

const digests = [15, 30, 60, 240, 1440];

export function MyChoice({ slug, settings }: MyChoiceProps) {
  const client = useQueryClient();
  // What is on screen is what was chosen; the server's answer is only waited for to say that it is kept.
  const [choice, setChoice] = useState(settings.choice);
  const saving = useMutation({
    mutationFn: (next: ChoiceBody) => putNoticeSettings(slug, next),
    onSuccess: () => client.invalidateQueries({ queryKey: noticeSettingsOf(slug).queryKey }),
  });
  const change = (part: Partial<ChoiceBody>): void => {
    const next = { ...choice, ...part };
    setChoice(next);
    saving.mutate(next);
  };
  const trouble = formTroubleOf(saving.error, ['quiet.from', 'quiet.to', 'quiet.timeZone']);
  return (
    <section className="page-section" aria-labelledby="notices-mine">
      <div className="notices-section-head">
        <h2 id="notices-mine" className="page-heading">
          {say('notices.mine')}
        </h2>
        <span role="status" className="notices-saved">
          {saving.isSuccess && say('notices.saved')}
        </span>
      </div>
      <div className="rows">
        <WaysGrid ways={choice.ways} hasMail={settings.hasMail} onWays={(ways) => change({ ways })} />
        <QuietFields
          quiet={choice.quiet}
          breaksFrom={settings.breaksQuietFrom}
          trouble={trouble}
          onQuiet={(quiet) => change({ quiet })}
        />
        <label className="row">
          <span className="row-words">
            <span className="row-title">{say('notices.digest')}</span>
          </span>
          <select
            className="notices-choice"
            value={choice.digestMinutes ?? 0}
            onChange={({ currentTarget }) => change({ digestMinutes: Number(currentTarget.value) || null })}
          >
            <option value={0}>{say('notices.digestNow')}</option>
            {withOwn(choice.digestMinutes).map((minutes) => (
              <option key={minutes} value={minutes}>
                {say('notices.digestEvery', { minutes })}
              </option>
            ))}
          </select>
        </label>
      </div>
      <TroubleLine words={trouble.general} />
      <p className="notices-hint">
        {settings.hasMail ? say('notices.mailTo', { email: settings.email }) : say('notices.noMail')}
      </p>
    </section>
  );
}

/** A length chosen elsewhere stands among the usual ones. */
function withOwn(minutes: number | null): readonly number[] {
  return minutes === null || digests.includes(minutes) ? digests : [...digests, minutes].sort((a, b) => a - b);
}
