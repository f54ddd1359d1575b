// How Heed reads one mention, and the way to correct it (law 10). In: the reading. Out: what it says with how sure it
// is, and a menu per head; a correction is kept as a person's.

import type { ReactElement } from 'react';
import type { CasePage } from '../../wire/case.ts';
import type { KeptCase } from '../live/snapshots.ts';
import { say } from '../messages/say.ts';
import { FeelingMark, feelingWord } from '../parts/FeelingMark.tsx';
import { IconAlert, IconChevronDown } from '../parts/icons.tsx';
import { kindWord } from '../parts/kind-word.ts';
import { Menu, type MenuItem } from '../parts/Menu.tsx';
import { type Correction, useActs } from './acts.ts';

type Reading = NonNullable<CasePage['thread'][number]['reading']>;

interface ReadingLineProps {
  readonly page: KeptCase;
  readonly mentionId: string;
  readonly reading: Reading;
}

/** Below this the desk says that it is not sure (core/reading.ts). */
const sureFrom = 0.5;

const kinds = ['complaint', 'question', 'praise', 'other'] as const;
const feelings = ['negative', 'neutral', 'positive'] as const;

export function ReadingLine({ page, mentionId, reading }: ReadingLineProps) {
  const acts = useActs();
  const correct = (to: Correction) => void acts.correct(page, mentionId, to);
  const isSure = (head: string): boolean => (reading.confidence[head] ?? 1) >= sureFrom;
  const abuse = abuseItem(reading.isAbusive, (isAbusive) => correct({ isAbusive }));
  const isByPerson = !reading.madeBy.startsWith('rules');
  return (
    <fieldset className="reading" aria-label={say('case.reading')}>
      <Menu
        label={say('case.readKind')}
        items={kinds
          .map(
            (kind): MenuItem => ({
              id: kind,
              label: kindWord(kind),
              isChosen: reading.kind === kind,
              onPick: () => correct({ kind }),
            }),
          )
          .concat(abuse)}
        trigger={readingButton(say('case.readKind'), kindWord(reading.kind), isSure('kind'))}
      />
      <Menu
        label={say('case.readFeeling')}
        items={feelings.map((feeling) => ({
          id: feeling,
          label: feelingWord(feeling),
          icon: <FeelingMark feeling={feeling} />,
          isChosen: reading.feeling === feeling,
          onPick: () => correct({ feeling }),
        }))}
        trigger={readingButton(say('case.readFeeling'), feelingWord(reading.feeling), isSure('feeling'))}
      />
      {reading.isAbusive && <span className="reading-urgent">{say('inbox.abusive')}</span>}
      {reading.isUrgent && (
        <span className="reading-urgent">
          <IconAlert size={13} />
          {say('case.urgent')}
        </span>
      )}
      {isByPerson && <span className="reading-by">{say('case.readByPerson')}</span>}
    </fieldset>
  );
}

function abuseItem(isAbusive: boolean, onPick: (isAbusive: boolean) => void): MenuItem {
  const label = isAbusive ? say('case.abuseNo') : say('case.abuseYes');
  return { id: 'abuse', label, startsGroup: true, onPick: () => onPick(!isAbusive) };
}

function readingButton(
  head: string,
  word: string,
  isSure: boolean,
): ReactElement<React.ComponentPropsWithRef<'button'>> {
  return (
    <button type="button" className="reading-head" title={say('case.correctReading')}>
      <span className="sr-only">{head}</span>
      {word}
      {!isSure && <span className="reading-unsure">{say('case.notSure')}</span>}
      <IconChevronDown size={11} />
    </button>
  );
}
