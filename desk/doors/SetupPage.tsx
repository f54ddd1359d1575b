// Creates the owner. Needs the one-time link that the terminal printed: whoever can read the terminal owns the desk.

import { useQuery } from '@tanstack/react-query';
import { Link, useLocation, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { getSetup, postSetup } from '../api.ts';
import { say } from '../messages/say.ts';
import { Field } from '../parts/Field.tsx';
import { TroubleLine } from '../parts/Trouble.tsx';
import { DoorForm } from './DoorForm.tsx';
import { DoorFrame } from './DoorFrame.tsx';
import { EmailField, NameField, NewPasswordField } from './fields.tsx';
import { tokenIn } from './token.ts';
import { useDoor } from './use-door.ts';

const FIELDS = ['name', 'email', 'password', 'token'];

export function SetupPage() {
  const setup = useQuery({ queryKey: ['setup'], queryFn: getSetup });
  if (setup.data?.needsOwner === false) {
    return (
      <DoorFrame title={say('doors.setupDoneTitle')} about={say('doors.setupDone')}>
        <Link to="/sign-in" className="button button-primary button-l">
          {say('doors.signIn')}
        </Link>
      </DoorFrame>
    );
  }
  return (
    <DoorFrame title={say('doors.setupTitle')} about={say('doors.setupAbout')}>
      <OwnerForm />
    </DoorFrame>
  );
}

function OwnerForm() {
  const router = useRouter();
  const linked = tokenIn(useLocation({ select: (location) => location.hash }));
  const [pasted, setPasted] = useState('');
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const token = linked ?? tokenIn(pasted) ?? pasted;
  const door = useDoor(
    () => postSetup({ token, name, email: email.trim(), password }),
    FIELDS,
    () => router.navigate({ to: '/welcome', replace: true }),
  );
  const { of } = door.trouble;
  return (
    <DoorForm door={door} enter={say('doors.setup')}>
      {linked === null ? (
        <Field
          label={say('doors.setupLink')}
          hint={say('doors.setupLinkHint')}
          required
          autoFocus
          autoComplete="off"
          value={pasted}
          onValue={setPasted}
          error={of('token')}
        />
      ) : (
        <TroubleLine words={of('token')} />
      )}
      <NameField value={name} onValue={setName} error={of('name')} autoFocus={linked !== null} />
      <EmailField value={email} onValue={setEmail} error={of('email')} />
      <NewPasswordField value={password} onValue={setPassword} error={of('password')} />
    </DoorForm>
  );
}
