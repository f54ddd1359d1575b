// Why a case stands where it does: its priority, the decision that holds, and triage's reasons. In: the case.

import type { CasePage } from '../../wire/case.ts';
import { say } from '../messages/say.ts';
import { whySentence } from './sentence.ts';

const priorities = ['case.priority0', 'case.priority1', 'case.priority2', 'case.priority3'] as const;

export function WhyLine({ page }: { readonly page: CasePage }) {
  const priority = priorities[page.row.priority] ?? 'case.priority1';
  return (
    <ul className="case-why" aria-label={say('case.why')}>
      <li>{say('case.whyPriority', { level: say(priority) })}</li>
      {page.decision !== null && (
        <li className="case-decision">
          {say('case.decision', { by: page.decision.by.name, reason: page.decision.reason })}
        </li>
      )}
      {page.why.map((reason) => (
        <li key={reason.code}>{whySentence(reason)}</li>
      ))}
    </ul>
  );
}
