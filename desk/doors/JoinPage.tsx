// Joins a brand by an invitation's link. Someone who has an account already proves it with their password.

import { useQuery } from '@tanstack/react-query';
import { useLocation, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { acceptInvitation, getInvitation } from '../api.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { Field } from '../parts/Field.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import { TroubleLine } from '../parts/Trouble.tsx';
import { troubleOf } from '../trouble.ts';
import { DoorFrame } from './DoorFrame.tsx';
import { tokenIn } from './token.ts';
import { useDoor } from './use-door.ts';

type Invitation = Awaited<ReturnType<typeof getInvitation>>;

export function JoinPage() {
  const token = tokenIn(useLocation({ select: (location) => location.hash })) ?? '';
  const invitation = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => getInvitation(token),
    enabled: token !== '',
    retry: false,
  });
  if (token === '' || invitation.isError) {
    const words = token === '' ? say('doors.joinNoToken') : troubleOf(invitation.error);
    return (
      <DoorFrame title={say('doors.joinFailedTitle')}>
        <TroubleLine words={words} />
        <p className="door-foot">{say('doors.joinFailed')}</p>
      </DoorFrame>
    );
  }
  if (invitation.data === undefined) {
    return (
      <DoorFrame title={say('doors.joinLoading')}>
        <Skeleton />
      </DoorFrame>
    );
  }
  const { brand, invitedBy } = invitation.data;
  return (
    <DoorFrame title={say('doors.joinTitle', { brand })} about={say('doors.joinAbout', { name: invitedBy })}>
      <JoinForm token={token} invitation={invitation.data} />
    </DoorFrame>
  );
}

function JoinForm({ token, invitation }: { readonly token: string; readonly invitation: Invitation }) {
  const router = useRouter();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const { email, hasAccount } = invitation;
  const door = useDoor(
    () => acceptInvitation(token, { name: hasAccount ? email : name, password }),
    ['name', 'password'],
    () => router.navigate({ to: '/', replace: true }),
  );
  return (
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
        readOnly
        required
        value={email}
        onValue={() => {}}
      />
      {!hasAccount && (
        <Field
          label={say('doors.name')}
          hint={say('doors.nameHint')}
          autoComplete="name"
          required
          autoFocus
          maxLength={100}
          value={name}
          onValue={setName}
          error={door.trouble.of('name')}
        />
      )}
      <Field
        label={say('doors.password')}
        hint={hasAccount ? say('doors.joinPasswordHint') : say('doors.passwordHint')}
        type="password"
        autoComplete={hasAccount ? 'current-password' : 'new-password'}
        required
        autoFocus={hasAccount}
        minLength={10}
        maxLength={200}
        value={password}
        onValue={setPassword}
        error={door.trouble.of('password')}
      />
      <TroubleLine words={door.trouble.general} />
      <Button type="submit" variant="primary" size="l" isBusy={door.isBusy}>
        {say('doors.join', { brand: invitation.brand })}
      </Button>
    </form>
  );
}
