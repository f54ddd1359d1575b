// Sign-in with an email address and a password; afterwards back to where the person was.

import { useRouter, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { signIn } from '../api.ts';
import { say } from '../messages/say.ts';
import { DoorForm } from './DoorForm.tsx';
import { DoorFrame } from './DoorFrame.tsx';
import { EmailField, PasswordField } from './fields.tsx';
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
      <DoorForm door={door} enter={say('doors.signIn')}>
        <EmailField value={email} onValue={setEmail} error={door.trouble.of('email')} autoFocus />
        <PasswordField value={password} onValue={setPassword} error={door.trouble.of('password')} />
      </DoorForm>
      <p className="door-foot">{say('doors.signInHelp')}</p>
    </DoorFrame>
  );
}
