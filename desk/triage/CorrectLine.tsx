// Corrects how the newest words of a case are read, from its row and without opening it. In: the row. Out: a menu of kinds
// and feelings; what was picked is a person's word from then on.

import { memo } from 'react';
import type { Feeling, Intent } from '../../core/reading.ts';
import type { CaseRow } from '../../wire/inbox.ts';
import { useKeeping } from '../live/LiveProvider.tsx';
import { caseOf } from '../live/snapshots.ts';
import { say } from '../messages/say.ts';
import { FeelingMark, feelingWord } from '../parts/FeelingMark.tsx';
import { IconChevronDown } from '../parts/icons.tsx';
import { kindWord } from '../parts/kind-word.ts';
import { Menu, type MenuItem } from '../parts/Menu.tsx';
import { useToast } from '../parts/Toast.tsx';
import { troubleOf } from '../trouble.ts';

const kinds = ['complaint', 'question', 'praise', 'other'] as const;
const feelings = ['negative', 'neutral', 'positive'] as const;

interface To {
  readonly kind?: Intent;
  readonly feeling?: Feeling;
  readonly isAbusive?: boolean;
}

interface CorrectLineProps {
  readonly row: CaseRow;
  readonly isChosen: boolean;
}

export const CorrectLine = memo(function CorrectLine({ row, isChosen }: CorrectLineProps) {
  const correct = useCorrecting(row);
  const name = say('inbox.correctOf', { name: row.customer.name });
  return (
    <span className="line-correct">
      <Menu
        label={name}
        align="end"
        items={itemsOf(row, correct)}
        trigger={
          // One stop of Tab a row is enough: by keyboard a case is opened first, and has the same menus.
          <button
            type="button"
            className="line-correct-open"
            title={say('inbox.correct')}
            tabIndex={isChosen ? undefined : -1}
          >
            <span aria-hidden="true">{say('inbox.correct')}</span>
            <span className="sr-only">{name}</span>
            <IconChevronDown size={11} />
          </button>
        }
      />
    </span>
  );
});

function itemsOf(row: CaseRow, correct: (to: To) => void): MenuItem[] {
  const felt = feelings.map(
    (feeling, i): MenuItem => ({
      id: feeling,
      label: feelingWord(feeling),
      icon: <FeelingMark feeling={feeling} />,
      isChosen: row.feeling === feeling,
      startsGroup: i === 0,
      onPick: () => correct({ feeling }),
    }),
  );
  const abuse: MenuItem = {
    id: 'abuse',
    label: say(row.isAbusive ? 'case.abuseNo' : 'case.abuseYes'),
    startsGroup: true,
    onPick: () => correct({ isAbusive: !row.isAbusive }),
  };
  return kinds
    .map(
      (kind): MenuItem => ({
        id: kind,
        label: kindWord(kind),
        isChosen: row.kind === kind,
        onPick: () => correct({ kind }),
      }),
    )
    .concat(felt, abuse);
}

/** The row shows the reading of the customer's newest words; which those are, the case says. */
function useCorrecting(row: CaseRow): (to: To) => void {
  const keeping = useKeeping();
  const toast = useToast();
  const { client, slug } = keeping;
  const correct = async (to: To): Promise<void> => {
    const page = await client.fetchQuery(caseOf(slug, row.id));
    const mentionId = page.thread.findLast(({ isCustomer, reading }) => isCustomer && reading !== null)?.id;
    if (mentionId === undefined) throw new Error(say('inbox.removed'));
    // What acts on a case is no part of what the inbox needs to stand.
    const { performer } = await import('../case/perform.ts');
    await performer(keeping, toast)(page, { act: 'correct', mentionId, ...to }, { message: say('case.doneCorrected') });
    await client.invalidateQueries({ queryKey: caseOf(slug, row.id).queryKey });
  };
  return (to) => void correct(to).catch((error: unknown) => toast.show({ message: troubleOf(error), tone: 'bad' }));
}
