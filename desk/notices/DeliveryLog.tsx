// What became of every delivery, newest first: what failed says why, and can be tried again.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { DeliveryView } from '../../wire/notices.ts';
import { retryDelivery } from '../api.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { Chip, type Tone } from '../parts/Chip.tsx';
import { RelativeTime } from '../parts/RelativeTime.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import { useToast } from '../parts/Toast.tsx';
import { TroubleLine } from '../parts/Trouble.tsx';
import { troubleOf } from '../trouble.ts';
import { deliveriesOf } from './snapshots.ts';

const tones: Readonly<Record<DeliveryView['state'], Tone>> = {
  queued: 'neutral',
  sending: 'info',
  sent: 'good',
  failed: 'bad',
  folded: 'neutral',
};

export function DeliveryLog({ slug }: { readonly slug: string }) {
  const [isFailed, setFailed] = useState(false);
  const log = useQuery(deliveriesOf(slug, isFailed));
  return (
    <section className="page-section" aria-labelledby="notices-log">
      <div className="notices-section-head">
        <div>
          <h2 id="notices-log" className="page-heading">
            {say('notices.log')}
          </h2>
          <p className="notices-about">{say('notices.logAbout')}</p>
        </div>
        <select
          className="notices-choice"
          aria-label={say('notices.logWhich')}
          value={String(isFailed)}
          onChange={({ currentTarget }) => setFailed(currentTarget.value === 'true')}
        >
          <option value="false">{say('notices.logAll')}</option>
          <option value="true">{say('notices.logFailed')}</option>
        </select>
      </div>
      {log.isPending && <Skeleton shape="row" />}
      <TroubleLine words={log.isError ? troubleOf(log.error) : undefined} />
      {log.data !== undefined && (
        <ul className="rows">
          {log.data.length === 0 && (
            <li className="row row-about">{isFailed ? say('notices.logNoFailed') : say('notices.logEmpty')}</li>
          )}
          {log.data.map((delivery) => (
            <li key={delivery.id} className="row">
              <DeliveryLine slug={slug} delivery={delivery} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function DeliveryLine({ slug, delivery }: { readonly slug: string; readonly delivery: DeliveryView }) {
  const client = useQueryClient();
  const toast = useToast();
  const retrying = useMutation({
    mutationFn: () => retryDelivery(slug, delivery.id),
    onSuccess: () => client.invalidateQueries({ queryKey: ['deliveries', slug] }),
    onError: (error) => toast.show({ message: troubleOf(error), tone: 'bad' }),
  });
  const { way, to, kind, noticeCount, state, attempts, error, retryAt } = delivery;
  const isWaiting = state === 'failed' || (state === 'queued' && attempts > 0);
  return (
    <>
      <span className="row-words">
        <span className="row-title">
          {noticeCount === 1 ? say(`notices.what.${kind}`) : say('notices.count', { count: noticeCount })}
        </span>
        <span className="row-about delivery-about">
          <span>{say(`notices.way.${way}`)}</span>
          <span>{to}</span>
          <RelativeTime at={delivery.at} />
          {attempts > 1 && <span>{say('notices.attempts', { count: attempts })}</span>}
        </span>
        {error !== null && state !== 'sent' && (
          <span className="delivery-error">
            {error}
            {retryAt !== null && state === 'queued' && (
              <span className="row-about">
                {' '}
                {say('notices.retryAt')} <RelativeTime at={retryAt} />
              </span>
            )}
          </span>
        )}
        {delivery.isRepeat && <span className="row-about">{say('notices.repeat')}</span>}
      </span>
      <Chip tone={tones[state]}>{say(`notices.state.${state}`)}</Chip>
      {isWaiting && (
        <Button
          size="s"
          aria-label={say('notices.retryOf', { to })}
          isBusy={retrying.isPending}
          onClick={() => retrying.mutate()}
        >
          {say('notices.retry')}
        </Button>
      )}
    </>
  );
}
