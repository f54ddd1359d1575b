// Sign-in with an email address and a password; afterwards back to where the person was.

import { useRouter, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { signIn } from '../api.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { Field } from '../parts/Field.tsx';
import { TroubleLine } from '../parts/Trouble.tsx';
import { DoorFrame } from './DoorFrame.tsx';
import { useDoor } from './use-door.ts';

export function SignInPage() {
  const { next } = useSearch({ from: '/sign-in' });
  const router = useRouter();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const door = useDoor(
    () => signIn({ email: email.trim(), password }),
    ['email', 'password'],
    async () => router.history.push(next ?? '/'),
  );
  return (
    <DoorFrame title={say('doors.signInTitle')}>
      <form
        className="door-form"
        onSubmit={(event) => {
          event.preventDefault();
          door.enter();
        }}
      >
        <Field
          label={say('doors.email')}
          type="email"
          autoComplete="username"
          required
          autoFocus
          value={email}
          onValue={setEmail}
          error={door.trouble.of('email')}
        />
        <Field
          label={say('doors.password')}
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onValue={setPassword}
          error={door.trouble.of('password')}
        />
        <TroubleLine words={door.trouble.general} />
        <Button type="submit" variant="primary" size="l" isBusy={door.isBusy}>
          {say('doors.signIn')}
        </Button>
        <p className="door-foot">{say('doors.signInHelp')}</p>
      </form>
    </DoorFrame>
  );
}
