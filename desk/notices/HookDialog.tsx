// Adds a webhook or a chat: its kind, a name, its address, and from which severity it is told.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { HookBody, HookKind } from '../../wire/notices.ts';
import { addHook } from '../api.ts';
import { say } from '../messages/say.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { DialogForm } from '../parts/DialogForm.tsx';
import { Field } from '../parts/Field.tsx';
import { formTroubleOf } from '../trouble.ts';
import type { Shown } from './SecretDialog.tsx';
import { SeverityChoice } from './SeverityChoice.tsx';
import { hooksOf } from './snapshots.ts';

const kinds: readonly HookKind[] = ['webhook', 'slack', 'teams', 'discord', 'mattermost'];

interface HookDialogProps {
  readonly slug: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onSecret: (shown: Shown) => void;
}

export function HookDialog({ slug, isOpen, onClose, onSecret }: HookDialogProps) {
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={say('notices.hookTitle')}>
      <HookForm slug={slug} onClose={onClose} onSecret={onSecret} />
    </Dialog>
  );
}

function HookForm({ slug, onClose, onSecret }: Omit<HookDialogProps, 'isOpen'>) {
  const client = useQueryClient();
  const kindId = useId();
  const [hook, setHook] = useState<HookBody>({ kind: 'webhook', name: '', url: '', beginsAt: 'high' });
  const set = (part: Partial<HookBody>): void => setHook({ ...hook, ...part });
  const adding = useMutation({
    mutationFn: () => addHook(slug, hook),
    onSuccess: async ({ secret }) => {
      await client.invalidateQueries({ queryKey: hooksOf(slug).queryKey });
      onClose();
      if (secret !== null) onSecret({ name: hook.name, secret });
    },
  });
  const trouble = formTroubleOf(adding.error, ['name', 'url']);
  return (
    <DialogForm
      className="hook-form"
      sending={adding}
      trouble={trouble.general}
      send={say('notices.add')}
      cancel={say('notices.cancel')}
      onCancel={onClose}
    >
      <div className="field">
        <label className="field-label" htmlFor={kindId}>
          {say('notices.hookKind')}
        </label>
        <select
          id={kindId}
          aria-describedby={`${kindId}-about`}
          className="notices-choice"
          value={hook.kind}
          onChange={({ currentTarget }) => set({ kind: kinds.find((one) => one === currentTarget.value) ?? hook.kind })}
        >
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {say(`notices.kind.${kind}`)}
            </option>
          ))}
        </select>
        <p id={`${kindId}-about`} className="field-hint">
          {say(`notices.kindAbout.${hook.kind}`)}
        </p>
      </div>
      <Field
        label={say('notices.hookName')}
        value={hook.name}
        onValue={(name) => set({ name })}
        error={trouble.of('name')}
        maxLength={60}
        required
      />
      <Field
        label={say('notices.hookUrl')}
        type="url"
        value={hook.url}
        onValue={(url) => set({ url })}
        error={trouble.of('url')}
        hint={say('notices.hookUrlAbout')}
        autoComplete="off"
        spellCheck={false}
        required
      />
      <div className="field">
        <span className="field-label" aria-hidden="true">
          {say('notices.beginsAt')}
        </span>
        <SeverityChoice
          label={say('notices.beginsAt')}
          severity={hook.beginsAt}
          onSeverity={(beginsAt) => set({ beginsAt })}
        />
      </div>
    </DialogForm>
  );
}
