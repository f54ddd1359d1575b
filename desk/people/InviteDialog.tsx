// Invites someone: an address and a role in, a link out, which is shown this once.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { z } from 'zod';
import type { Role } from '../../core/role.ts';
import type { Invited } from '../../wire/account.ts';
import { invite } from '../api.ts';
import { peopleOf } from '../live/snapshots.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { DialogForm } from '../parts/DialogForm.tsx';
import { Field } from '../parts/Field.tsx';
import { IconCheck, IconCopy } from '../parts/icons.tsx';
import { useToast } from '../parts/Toast.tsx';
import { formTroubleOf } from '../trouble.ts';
import './InviteDialog.css';

type InviteLink = z.infer<typeof Invited>;

interface InviteDialogProps {
  readonly slug: string;
  readonly brand: string;
  /** Those that may be given: nobody invites above themselves. */
  readonly roles: readonly Role[];
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

export function InviteDialog({ slug, brand, roles, isOpen, onClose }: InviteDialogProps) {
  const [invited, setInvited] = useState<InviteLink | null>(null);
  const close = (): void => {
    setInvited(null);
    onClose();
  };
  return (
    <Dialog
      isOpen={isOpen}
      onClose={close}
      title={invited === null ? say('people.inviteTitle', { brand }) : say('people.linkTitle')}
    >
      {invited === null ? (
        <InviteForm slug={slug} roles={roles} onInvited={setInvited} onCancel={close} />
      ) : (
        <InvitedLink link={invited.link} onDone={close} />
      )}
    </Dialog>
  );
}

interface InviteFormProps {
  readonly slug: string;
  readonly roles: readonly Role[];
  readonly onInvited: (link: InviteLink) => void;
  readonly onCancel: () => void;
}

function InviteForm({ slug, roles, onInvited, onCancel }: InviteFormProps) {
  const client = useQueryClient();
  const name = useId();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('agent');
  const inviting = useMutation({
    mutationFn: () => invite(slug, { email: email.trim(), role }),
    onSuccess: (link) => {
      onInvited(link);
      void client.invalidateQueries({ queryKey: peopleOf(slug).queryKey });
    },
  });
  const trouble = formTroubleOf(inviting.error, ['email']);
  return (
    <DialogForm
      className="invite"
      sending={inviting}
      trouble={trouble.general}
      send={say('people.makeLink')}
      cancel={say('parts.cancel')}
      onCancel={onCancel}
    >
      <Field
        label={say('people.email')}
        type="email"
        autoComplete="off"
        required
        autoFocus
        value={email}
        onValue={setEmail}
        error={trouble.of('email')}
      />
      <fieldset className="invite-roles">
        <legend className="field-label">{say('people.role')}</legend>
        {roles.map((choice) => (
          <label key={choice} className="invite-role">
            <input type="radio" name={name} checked={role === choice} onChange={() => setRole(choice)} />
            <span>
              <strong>{say(`people.role.${choice}`)}</strong>
              <span className="invite-about">{say(`people.roleAbout.${choice}`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
    </DialogForm>
  );
}

function InvitedLink({ link, onDone }: { readonly link: string; readonly onDone: () => void }) {
  const toast = useToast();
  const [isCopied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(link);
      setCopied(true);
    } catch {
      // Without a secure context there is no clipboard; the link stands selected beside the button.
      toast.show({ message: say('people.copyFailed'), tone: 'bad' });
    }
  };
  return (
    <div className="invite">
      <p>{say('people.linkAbout')}</p>
      <input
        className="field-input invite-link"
        readOnly
        aria-label={say('people.linkTitle')}
        value={link}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div className="dialog-actions">
        <Button variant="ghost" onClick={onDone}>
          {say('people.done')}
        </Button>
        <Button variant="primary" icon={isCopied ? <IconCheck /> : <IconCopy />} onClick={() => void copy()}>
          {isCopied ? say('people.copied') : say('people.copy')}
        </Button>
      </div>
    </div>
  );
}
