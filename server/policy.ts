// Who may do what, as sentences. A route asks one of these and nothing else.

import type { Role } from '../store/account/brands.ts';

export type Policy = (who: { readonly role: Role }) => boolean;

const anyone: Policy = () => true;
const owners: Policy = ({ role }) => role === 'owner';

/** Everybody who belongs to a brand sees its cases, customers and sources. */
export const maySee: Policy = anyone;
/** Everybody who belongs to a brand answers, decides, assigns, notes and corrects. */
export const mayCare: Policy = anyone;
/** Owners connect profiles, and add, pause and resume sources. */
export const mayConnect: Policy = owners;
/** Owners invite people. */
export const mayInvite: Policy = owners;
