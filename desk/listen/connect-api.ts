// The server as functions, for the way to a platform: what is registered there, and consent.

import type { z } from 'zod';
import type { AppBody, AppView, ConsentAsked, ConsentBody, ConsentView } from '../../wire/apps.ts';
import { ask, brand } from '../api.ts';

const appAt = (slug: string, channel: string): string => `${brand(slug)}/apps/${encodeURIComponent(channel)}`;

export const getApp = (slug: string, channel: string, signal?: AbortSignal) =>
  ask<AppView>('GET', appAt(slug, channel), { signal });
export const putApp = (slug: string, channel: string, body: z.input<typeof AppBody>) =>
  ask<AppView>('PUT', appAt(slug, channel), { body });
export const postConsent = (slug: string, body: z.input<typeof ConsentBody>) =>
  ask<ConsentAsked>('POST', `${brand(slug)}/consents`, { body });
export const getConsent = (slug: string, id: string, signal?: AbortSignal) =>
  ask<ConsentView>('GET', `${brand(slug)}/consents/${encodeURIComponent(id)}`, { signal });
