// Writes an answer anew, or gives it a new wording. Leads approve by saving; others suggest.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { AnswerBody, AnswerView } from '../../wire/answers.ts';
import { postAnswer, putAnswer } from '../api.ts';
import { peopleOf } from '../live/snapshots.ts';
import { say } from '../messages/say.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { DialogForm } from '../parts/DialogForm.tsx';
import { showToast } from '../parts/toasts.ts';
import { useSession } from '../session.ts';
import { troubleOf } from '../trouble.ts';
import { useMay } from '../use-brand.ts';
import { answersKey } from './snapshots.ts';
import { draftOf, TextFields } from './TextFields.tsx';

interface AnswerDialogProps {
  readonly slug: string;
  /** Null for a new one. */
  readonly was: AnswerView | null;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onSaved: (id: string, isSaved: boolean) => void;
}

export function AnswerDialog(props: AnswerDialogProps) {
  const { was, isOpen, onClose } = props;
  const title = was === null ? say('answers.newTitle') : say('answers.editTitle');
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={title} width="l">
      <AnswerForm {...props} />
    </Dialog>
  );
}

function AnswerForm({ slug, was, onClose, onSaved }: AnswerDialogProps) {
  const client = useQueryClient();
  const isApproved = useMay('lead');
  const me = useSession()?.person.id ?? '';
  const [draft, setDraft] = useState(() => draftOf(was));
  const [ownerId, setOwnerId] = useState(was?.owner.id ?? me);
  const saving = useMutation({
    mutationFn: () => {
      const body: AnswerBody = { ...draft, ownerId, isApproved };
      return was === null ? postAnswer(slug, body) : putAnswer(slug, was.id, body);
    },
    onSuccess: async ({ answer }) => {
      await client.invalidateQueries({ queryKey: answersKey(slug) });
      onClose();
      onSaved(answer.id, isApproved);
      showToast({ message: isApproved ? say('answers.saved') : say('answers.suggested'), tone: 'good' });
    },
  });
  return (
    <DialogForm
      className="answer-form"
      sending={saving}
      trouble={saving.isError ? troubleOf(saving.error) : undefined}
      send={isApproved ? say('answers.save') : say('answers.suggest')}
      cancel={say('answers.cancel')}
      onCancel={onClose}
    >
      <TextFields slug={slug} draft={draft} onDraft={setDraft} />
      <OwnerChoice slug={slug} ownerId={ownerId} onOwner={setOwnerId} />
      {!isApproved && <p className="field-hint">{say('answers.suggestAbout')}</p>}
    </DialogForm>
  );
}

interface OwnerChoiceProps {
  readonly slug: string;
  readonly ownerId: string;
  readonly onOwner: (id: string) => void;
}

function OwnerChoice({ slug, ownerId, onOwner }: OwnerChoiceProps) {
  const id = useId();
  const people = useQuery(peopleOf(slug)).data?.people ?? [];
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {say('answers.owner')}
      </label>
      <select
        id={id}
        className="answer-choice"
        value={ownerId}
        onChange={({ currentTarget }) => onOwner(currentTarget.value)}
      >
        {people.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
    </div>
  );
}
