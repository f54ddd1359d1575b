// Who may do what, as sentences. A route asks one of these and nothing else.

import type { Role } from '../store/account/brands.ts';

export type Policy = (who: { readonly role: Role }) => boolean;

const anyone: Policy = () => true;
const owners: Policy = ({ role }) => role === 'owner';

/** Everybody who belongs to a brand sees its cases, customers and sources. */
export const maySee: Policy = anyone;
/** Colleagues know each other's addresses; visitors of the rehearsal brand are strangers. */
export const maySeeAddresses = (who: Parameters<Policy>[0] & { readonly isRehearsal: boolean }): boolean =>
  owners(who) || !who.isRehearsal;
/** Everybody who belongs to a brand answers, decides, assigns, notes and corrects. */
export const mayCare: Policy = anyone;
/** Owners connect profiles, and add, pause and resume sources. */
export const mayConnect: Policy = owners;
/** Owners invite people. */
export const mayInvite: Policy = owners;
