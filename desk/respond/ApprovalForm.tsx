// What a reviewer writes: their own wording, what to change, why not, or a comment on some of the words.

import { useId, useState } from 'react';
import type { ApprovalAct, ApprovalView } from '../../wire/approvals.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { TroubleLine } from '../parts/Trouble.tsx';

export interface Form {
  readonly is: 'edit' | 'changes' | 'no' | 'comment';
  /** The words that were selected when a comment was begun; null: all of them. */
  readonly span: { readonly start: number; readonly end: number } | null;
}

interface FormProps {
  readonly approval: ApprovalView;
  readonly form: Form;
  readonly isBusy: boolean;
  readonly isAnyway: boolean;
  readonly onCancel: () => void;
  readonly onSend: (act: ApprovalAct) => void;
}

const sendWords = {
  edit: 'approval.edit',
  changes: 'approval.sendBack',
  no: 'approval.sayNo',
  comment: 'approval.commentAdd',
} as const;

export function ApprovalForm({ approval, form, isBusy, isAnyway, onCancel, onSend }: FormProps) {
  const [text, setText] = useState(form.is === 'edit' ? approval.text : '');
  const [isAsked, setAsked] = useState(false);
  const id = useId();
  const words = text.trim();

  function send(event: React.FormEvent): void {
    event.preventDefault();
    setAsked(true);
    if (words !== '') onSend(actOf(approval, form, words, isAnyway));
  }

  return (
    <form
      className="approval-form"
      onSubmit={send}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
        else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send(event);
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <label htmlFor={id}>{labelOf(approval, form)}</label>
      <textarea
        id={id}
        // biome-ignore lint/a11y/noAutofocus: it was opened by a key or a press, to be written in.
        autoFocus
        dir="auto"
        rows={form.is === 'edit' ? 4 : 2}
        placeholder={form.is === 'comment' ? say('approval.commentPlaceholder') : undefined}
        maxLength={form.is === 'edit' ? 20_000 : 2_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <TroubleLine words={isAsked && words === '' ? say('approval.reasonShort') : undefined} />
      <div className="approval-acts">
        <Button size="s" variant="ghost" onClick={onCancel}>
          {say('parts.cancel')}
        </Button>
        <Button size="s" variant="primary" type="submit" isBusy={isBusy}>
          {say(isAnyway && form.is === 'edit' ? 'approval.yesAnyway' : sendWords[form.is])}
        </Button>
      </div>
    </form>
  );
}

function labelOf({ text, by }: ApprovalView, { is, span }: Form): string {
  if (is === 'edit') return say('approval.editLabel', { name: by.name });
  if (is === 'no') return say('approval.noLabel');
  if (is === 'changes') return say('approval.changesLabel');
  return span === null
    ? say('approval.commentAll')
    : say('approval.commentOn', { words: text.slice(span.start, span.end) });
}

function actOf({ version, text }: ApprovalView, { is, span }: Form, words: string, isAnyway: boolean): ApprovalAct {
  switch (is) {
    case 'edit':
      return { act: 'yes', version, isAnyway, ...(words === text ? {} : { text: words }) };
    case 'comment':
      return { act: 'comment', version, start: span?.start ?? 0, end: span?.end ?? 0, text: words };
    default:
      return { act: is, version, words };
  }
}
