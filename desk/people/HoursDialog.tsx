// A person's weekly hours: a line a day, as many spans as there are, in their own time zone.

import { useState } from 'react';
import { type Weekday, weekdays } from '../../core/protocol/calendar.ts';
import { findOverlap } from '../../core/triage/shifts.ts';
import type { PersonView } from '../../wire/people.ts';
import { putShifts } from '../api.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { DialogForm } from '../parts/DialogForm.tsx';
import { formTroubleOf } from '../trouble.ts';
import { DayHours } from './DayHours.tsx';
import { useChange } from './use-change.ts';
import { emptyWeek, hoursIn, likeMonday, shiftsIn, weekOf } from './week.ts';
import { ownZone, ZoneField } from './ZoneField.tsx';
import './HoursDialog.css';

interface HoursDialogProps {
  readonly slug: string;
  readonly person: PersonView;
  readonly onClose: () => void;
}

export function HoursDialog(props: HoursDialogProps) {
  const { person, onClose } = props;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width="l"
      title={say('people.hoursTitle', { name: person.name })}
      description={say('people.hoursAbout')}
    >
      <HoursForm {...props} />
    </Dialog>
  );
}

function HoursForm({ slug, person, onClose }: HoursDialogProps) {
  const [week, setWeek] = useState(() => weekOf(person.shifts));
  const [zone, setZone] = useState(person.timeZone ?? ownZone);
  const shifts = shiftsIn(week);
  const saving = useChange(slug, {
    send: () => putShifts(slug, person.id, { timeZone: zone, shifts }),
    done: () => say('people.saved'),
    onDone: onClose,
    isForm: true,
  });
  const overlap = findOverlap(shifts);
  const trouble = formTroubleOf(saving.error, ['timeZone']);
  const wrongDay: Weekday | undefined = overlap === null ? undefined : shifts[overlap]?.weekday;
  return (
    <DialogForm
      className="people-form"
      sending={saving}
      trouble={trouble.general}
      send={say('people.save')}
      cancel={say('parts.cancel')}
      onCancel={onClose}
    >
      <ul className="hours">
        {weekdays.map((day) => (
          <DayHours key={day} day={day} week={week} isWrong={day === wrongDay} onWeek={setWeek} />
        ))}
      </ul>
      <div className="hours-foot">
        <span className="row-about">{say('people.weekHours', { hours: hoursIn(week) })}</span>
        <span className="hours-acts">
          <Button size="s" disabled={week.mon.length === 0} onClick={() => setWeek(likeMonday(week))}>
            {say('people.copyWeek')}
          </Button>
          <Button size="s" disabled={shifts.length === 0} onClick={() => setWeek(emptyWeek)}>
            {say('people.clearWeek')}
          </Button>
        </span>
      </div>
      <ZoneField
        zone={zone}
        onZone={setZone}
        isRequired
        error={trouble.of('timeZone')}
        hint={say('people.timeZoneHint')}
      />
    </DialogForm>
  );
}
