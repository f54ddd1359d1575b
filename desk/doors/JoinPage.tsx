// Joins a brand by an invitation's link. Someone who has an account already proves it with their password.

import { useQuery } from '@tanstack/react-query';
import { useLocation, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { acceptInvitation, getInvitation } from '../api.ts';
import { say } from '../messages/say.ts';
import { Field } from '../parts/Field.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import { TroubleLine } from '../parts/Trouble.tsx';
import { troubleOf } from '../trouble.ts';
import { DoorForm } from './DoorForm.tsx';
import { DoorFrame } from './DoorFrame.tsx';
import { NameField, NewPasswordField, PasswordField } from './fields.tsx';
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
  const { of } = door.trouble;
  const given = { value: password, onValue: setPassword, error: of('password') };
  return (
    <DoorForm door={door} enter={say('doors.join', { brand: invitation.brand })}>
      <Field
        label={say('doors.email')}
        type="email"
        autoComplete="username"
        readOnly
        required
        value={email}
        onValue={() => {}}
      />
      {hasAccount ? (
        <PasswordField {...given} hint={say('doors.joinPasswordHint')} autoFocus />
      ) : (
        <>
          <NameField value={name} onValue={setName} error={of('name')} autoFocus />
          <NewPasswordField {...given} />
        </>
      )}
    </DoorForm>
  );
}
