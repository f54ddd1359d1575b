// In front of what needs something registered at a platform first, such as a key: the form for it until it is filled in,
// then the rest.

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { ChannelView } from '../../wire/sources.ts';
import { Skeleton } from '../parts/Skeleton.tsx';
import { Trouble } from '../parts/Trouble.tsx';
import { AppForm } from './AppForm.tsx';
import { appOf, isRegistered } from './app-of.ts';

interface OnceRegisteredProps {
  readonly slug: string;
  readonly channel: ChannelView;
  readonly form: NonNullable<NonNullable<ChannelView['credential']>['app']>;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

export function OnceRegistered({ slug, channel, form, onCancel, children }: OnceRegisteredProps) {
  const app = useQuery(appOf(slug, channel.id));
  if (app.data === undefined) {
    return app.isError ? <Trouble error={app.error} onRetry={() => void app.refetch()} /> : <Skeleton lines={4} />;
  }
  if (isRegistered(form, app.data)) return children;
  return <AppForm slug={slug} channel={channel} form={form} app={app.data} onCancel={onCancel} />;
}
