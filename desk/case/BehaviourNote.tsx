// How a customer behaves over time, with the counts it rests on. In: the case. Out: a few lines where they are of use; what
// to do about it stays the person's.

import type { CasePage } from '../../wire/case.ts';
import { say } from '../messages/say.ts';
import './Known.css';

type Behaviour = CasePage['customer']['behaviour'];

export function BehaviourNote({ page }: { readonly page: CasePage }) {
  const { behaviour } = page.customer;
  const isSuspect = behaviour.likely === 'likely' || behaviour.likely === 'possible';
  // Of most customers nobody wonders.
  const isAsked = page.thread.some((item) => item.isCustomer && item.reading?.isAbusive === true);
  if (!isSuspect && !isAsked) return null;
  return (
    <section className="known" aria-label={say('known.behaviour')}>
      <h3 className="case-section-title">{say('known.behaviour')}</h3>
      <p>{say(likelyWords[behaviour.likely])}</p>
      {isSuspect && (
        <ul className="known-reasons">
          {behaviour.reasons.map(({ code, count, of }) => (
            <li key={code}>{say(`known.${code}`, { count, of })}</li>
          ))}
        </ul>
      )}
      {isSuspect && <Advice behaviour={behaviour} />}
    </section>
  );
}

const likelyWords = {
  too_early: 'known.tooEarly',
  unlikely: 'known.unlikely',
  possible: 'known.possible',
  likely: 'known.likely',
} as const;

function Advice({ behaviour: { letBe, letBeHeld } }: { readonly behaviour: Behaviour }) {
  if (letBeHeld !== undefined) return <p className="known-advice">{heldWords(letBeHeld)}</p>;
  return letBe === 'none' ? null : <p className="known-advice">{say(adviceWords[letBe])}</p>;
}

function heldWords({ version, complaints }: NonNullable<Behaviour['letBeHeld']>): string {
  return complaints === null
    ? say('known.heldNever', { version })
    : say('known.heldComplaints', { version, ...complaints });
}

const adviceWords = {
  suggested: 'known.suggested',
  first_complaint: 'known.firstComplaint',
  complaint_inside: 'known.complaintInside',
} as const;
