// Creates the owner. Needs the one-time link that the terminal printed: whoever can read the terminal owns the desk.

import { useQuery } from '@tanstack/react-query';
import { Link, useLocation, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { getSetup, postSetup } from '../api.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { Field } from '../parts/Field.tsx';
import { TroubleLine } from '../parts/Trouble.tsx';
import { DoorFrame } from './DoorFrame.tsx';
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
  const { of, general } = door.trouble;
  return (
    <form
      className="door-form"
      onSubmit={(event) => {
        event.preventDefault();
        door.enter();
      }}
    >
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
      <Field
        label={say('doors.name')}
        hint={say('doors.nameHint')}
        autoComplete="name"
        required
        autoFocus={linked !== null}
        maxLength={100}
        value={name}
        onValue={setName}
        error={of('name')}
      />
      <Field
        label={say('doors.email')}
        type="email"
        autoComplete="username"
        required
        value={email}
        onValue={setEmail}
        error={of('email')}
      />
      <Field
        label={say('doors.password')}
        hint={say('doors.passwordHint')}
        type="password"
        autoComplete="new-password"
        required
        minLength={10}
        maxLength={200}
        value={password}
        onValue={setPassword}
        error={of('password')}
      />
      <TroubleLine words={general} />
      <Button type="submit" variant="primary" size="l" isBusy={door.isBusy}>
        {say('doors.setup')}
      </Button>
    </form>
  );
}
