// The fields that doors share: a person's name, address and password, each with the trouble the server found in it.

import { say } from '../messages/say.ts';
import { Field } from '../parts/Field.tsx';

interface DoorFieldProps {
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly error: string | undefined;
  readonly autoFocus?: boolean;
}

export function NameField(props: DoorFieldProps) {
  return (
    <Field
      {...props}
      label={say('doors.name')}
      hint={say('doors.nameHint')}
      autoComplete="name"
      required
      maxLength={100}
    />
  );
}

export function EmailField(props: DoorFieldProps) {
  return <Field {...props} label={say('doors.email')} type="email" autoComplete="username" required />;
}

/** A password to be chosen now. Its length is what counts (NIST SP 800-63B). */
export function NewPasswordField(props: DoorFieldProps) {
  return (
    <Field
      {...props}
      label={say('doors.password')}
      hint={say('doors.passwordHint')}
      type="password"
      autoComplete="new-password"
      required
      minLength={10}
      maxLength={200}
    />
  );
}

/** The password of an account that exists. */
export function PasswordField({ hint, ...props }: DoorFieldProps & { readonly hint?: string }) {
  return (
    <Field
      {...props}
      {...(hint === undefined ? {} : { hint })}
      label={say('doors.password')}
      type="password"
      autoComplete="current-password"
      required
      maxLength={200}
    />
  );
}
