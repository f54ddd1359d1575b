// The brand whose pages are shown, from the address and the session. Below the brand route it is always there.

import { useParams } from '@tanstack/react-router';
import { isAtLeast, type Role } from '../core/role.ts';
import type { BrandRef } from '../wire/account.ts';
import { useSession } from './session.ts';

export function useBrand(): BrandRef {
  const { slug } = useParams({ from: '/b/$slug' });
  const brand = useSession()?.brands.find((candidate) => candidate.slug === slug);
  if (brand === undefined) throw new Error(`no brand ${slug} in the session`);
  return brand;
}

/** Whether who sits here may do what asks for that role: what would only be refused is not offered. */
export function useMay(least: Role): boolean {
  return isAtLeast(useBrand().role, least);
}
