// What was said of words that wait: comments with the words they are on, and each reviewer's yes or no.

import type { ApprovalView } from '../../wire/approvals.ts';
import { say } from '../messages/say.ts';
import { RelativeTime } from '../parts/RelativeTime.tsx';

const verdicts = {
  yes: 'approval.saidYes',
  no: 'approval.saidNo',
  changes: 'approval.saidChanges',
} as const;

export function ApprovalTalk({ approval }: { readonly approval: ApprovalView }) {
  const { comments, reviews, versions } = approval;
  if (comments.length === 0 && reviews.length === 0) return null;
  const wordsAt = (version: number) => versions.find((one) => one.version === version)?.text ?? '';
  return (
    <ul className="approval-talk">
      {comments.map(({ id, by, version, span, text, at }) => (
        <li key={id}>
          <p className="approval-said">
            <strong>{by.name}</strong> <RelativeTime at={at} />
          </p>
          {span.start < span.end && <q dir="auto">{wordsAt(version).slice(span.start, span.end)}</q>}
          <p dir="auto">{text}</p>
        </li>
      ))}
      {reviews.map(({ by, verdict, words, at }) => (
        <li key={`${by.id} ${at}`}>
          <p className="approval-said">
            <strong>{say(verdicts[verdict], { name: by.name })}</strong> <RelativeTime at={at} />
          </p>
          {words !== null && <p dir="auto">{words}</p>}
        </li>
      ))}
    </ul>
  );
}
