// What is registered for a channel, as the server tells it: without its secrets.

import { queryOptions } from '@tanstack/react-query';
import type { AppView } from '../../wire/apps.ts';
import type { ChannelView } from '../../wire/sources.ts';
import { getApp } from './connect-api.ts';

export const appOf = (slug: string, channel: string) =>
  queryOptions({
    queryKey: ['app', slug, channel],
    queryFn: ({ signal }) => getApp(slug, channel, signal),
    staleTime: 5000,
  });

type Credential = NonNullable<ChannelView['credential']>;

/** All that has to be there is there. */
export function isRegistered(form: NonNullable<Credential['app']>, { filled }: Pick<AppView, 'filled'>): boolean {
  return form.fields.every(({ name, isRequired }) => !isRequired || filled.includes(name));
}

/** Whether somebody can be sent to the platform's consent: without a client ID it would not know who asks. */
export function mayAsk({ consent }: Pick<Credential, 'consent'>, { filled }: Pick<AppView, 'filled'>): boolean {
  return consent === undefined || filled.includes('clientId');
}
