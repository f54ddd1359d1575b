// A location's name, address and time zone; a new one, when none is given.

import { useState } from 'react';
import type { LocationView } from '../../wire/people.ts';
import { postLocation, putLocation } from '../api.ts';
import { say } from '../messages/say.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { DialogForm } from '../parts/DialogForm.tsx';
import { Field } from '../parts/Field.tsx';
import { formTroubleOf } from '../trouble.ts';
import { useChange } from './use-change.ts';
import { ownZone, ZoneField } from './ZoneField.tsx';

interface LocationDialogProps {
  readonly slug: string;
  readonly location: LocationView | null;
  readonly onClose: () => void;
}

export function LocationDialog(props: LocationDialogProps) {
  const { location, onClose } = props;
  const title =
    location === null ? say('people.newLocationTitle') : say('people.editLocationTitle', { name: location.name });
  return (
    <Dialog isOpen onClose={onClose} title={title}>
      <LocationForm {...props} />
    </Dialog>
  );
}

function LocationForm({ slug, location, onClose }: LocationDialogProps) {
  const [name, setName] = useState(location?.name ?? '');
  const [address, setAddress] = useState(location?.address ?? '');
  const [zone, setZone] = useState(location === null ? ownZone : (location.timeZone ?? ''));
  const saving = useChange(slug, {
    send: () => {
      const body = { name, address: address.trim() || null, timeZone: zone.trim() || null };
      return location === null ? postLocation(slug, body) : putLocation(slug, location.id, body);
    },
    done: () => say('people.saved'),
    onDone: onClose,
    isForm: true,
  });
  const trouble = formTroubleOf(saving.error, ['name', 'address', 'timeZone']);
  return (
    <DialogForm
      className="people-form"
      sending={saving}
      trouble={trouble.general}
      send={say('people.save')}
      cancel={say('parts.cancel')}
      onCancel={onClose}
    >
      <Field
        label={say('people.locationName')}
        required
        autoFocus
        maxLength={100}
        value={name}
        onValue={setName}
        error={trouble.of('name')}
      />
      <Field
        label={say('people.address')}
        maxLength={300}
        value={address}
        onValue={setAddress}
        error={trouble.of('address')}
      />
      <ZoneField zone={zone} onZone={setZone} isRequired={false} error={trouble.of('timeZone')} />
    </DialogForm>
  );
}
