// Who may do what, as sentences. A route asks one of these and nothing else; whoever may not is told in its words.

import { isAtLeast, type Role, rolesUpTo } from '../core/role.ts';

interface Who {
  readonly role: Role;
}

interface CaseAct {
  readonly act: string;
  readonly assigneeId?: string | null;
}

export interface Policy {
  (who: Who): boolean;
  /** Told to whoever may not. */
  readonly words: string;
}

/** Everybody who belongs to a brand sees its cases, customers, sources and people. */
export const maySee = from('observer', 'You do not belong to this brand.');
/** Trainees and all above them draft, note, correct, see to a case and take one themselves. */
export const mayPractise = from('trainee', 'As an observer you read along. Ask a lead for another role to take part.');
/** Agents and all above them answer, like, promise, decide, and give cases to others. */
export const mayCare = from('agent', 'This is for an agent to do. What you drafted is kept; ask an agent to go on.');
/** Leads and all above them agree to what is answered to a question; agents suggest. */
export const mayAgree = from('lead', 'An answer holds once a lead agrees. Save yours as a suggestion and ask a lead.');
/** Leads and all above them look after teams, shifts, absences of others and how much each takes. */
export const mayLead = from('lead', 'Teams, shifts and absences of others are for a lead, an admin or an owner.');
/** Admins and owners connect profiles, and add, pause and resume sources. */
export const mayConnect = from('admin', 'Profiles and sources are for an admin or an owner to change.');
/** Admins and owners invite people, give roles and remove people, none above themselves. */
export const mayManage = from('admin', 'Invitations and roles are for an admin or an owner.');
/** Admins and owners publish the protocol. */
export const mayPublish = from('admin', 'Publishing the protocol is for an admin or an owner. Show them your changes.');
/** Admins and owners say which webhooks and chats hear of notices, and see what became of every delivery. */
export const mayHook = from('admin', 'Webhooks, chats and their deliveries are for an admin or an owner.');
/** Leads and all above them look after the phrases of the brand and of its teams. */
export const maySharePhrases = from(
  'lead',
  'Phrases of the brand and of teams are for a lead, an admin or an owner to change. Make it your own instead.',
);
/** Leads and all above them look at decisions not to answer, and open a case again that should have been answered. */
export const mayReview = from('lead', 'Reviewing decisions not to answer is for a lead, an admin or an owner.');
/** Leads and all above them say whether readings are made with what the brand's corrections have taught. */
export const mayTeach = from('lead', 'How mentions are read is for a lead, an admin or an owner to switch.');
/** Nobody raises, lowers, removes or invites anybody above themselves. */
export const mayRule = (who: Who, whom: Role): boolean => rolesUpTo(who.role).includes(whom);
/** Colleagues know each other's addresses; visitors of the rehearsal brand are strangers. */
export const maySeeAddresses = (who: Who & { readonly isRehearsal: boolean }): boolean =>
  isAtLeast(who.role, 'owner') || !who.isRehearsal;
/** A trainee notes, corrects, sees to a case and takes one themselves; everything else on it is an agent's. */
export const mayActOn = (who: Who, personId: string, act: CaseAct): boolean =>
  mayCare(who) || (mayPractise(who) && (practised.has(act.act) || act.assigneeId === personId));

const practised: ReadonlySet<string> = new Set(['note', 'correct', 'acknowledge']);

function from(least: Role, words: string): Policy {
  return Object.assign((who: Who) => isAtLeast(who.role, least), { words });
}
