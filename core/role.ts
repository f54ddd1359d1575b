// What somebody is in a brand, from the one who reads to the one it belongs to. Each may do what those before may.

export const roles = ['observer', 'trainee', 'agent', 'lead', 'admin', 'owner'] as const;
export type Role = (typeof roles)[number];

export function isAtLeast(role: Role, least: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(least);
}

/** Roles that somebody of this role may give, and whose people they may change: none above their own. */
export function rolesUpTo(role: Role): readonly Role[] {
  return roles.slice(0, roles.indexOf(role) + 1);
}
