// What the brand's own corrections have taught: its figures, a switch to go back to the shipped weights and forward again,
// and the difference it makes to the newest mentions.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { OwnHeadView, ReadingsPage } from '../../wire/readings.ts';
import { headWord } from '../case/head-words.ts';
import { sayNumber } from '../messages/figures.ts';
import { say } from '../messages/say.ts';
import { Chip } from '../parts/Chip.tsx';
import { RelativeTime } from '../parts/RelativeTime.tsx';
import { useToast } from '../parts/Toast.tsx';
import { troubleOf } from '../trouble.ts';
import { useMay } from '../use-brand.ts';
import { Difference } from './Difference.tsx';
import { readingsKey, turnOwnHead } from './snapshots.ts';
import { Wide } from './Wide.tsx';

interface OwnHeadProps {
  readonly slug: string;
  readonly own: OwnHeadView;
}

export function OwnHead({ slug, own }: OwnHeadProps) {
  const { kept, tried } = own;
  return (
    <section className="page-section readings-own">
      <h2 className="page-heading">{say('readings.own')}</h2>
      {kept === null ? (
        <p className="readings-about">{tried === null ? say('readings.ownNone') : <Left own={own} />}</p>
      ) : (
        <>
          <p className="readings-about">
            {say('readings.ownKept', { version: kept.version })} <RelativeTime at={kept.madeAt} />
          </p>
          <Switch slug={slug} own={own} />
          <Figures figures={kept.figures} />
          <Difference slug={slug} version={kept.version} />
        </>
      )}
      {kept === null && tried !== null && tried.figures.length > 0 && <Figures figures={tried.figures} />}
    </section>
  );
}

function Left({ own: { tried } }: Pick<OwnHeadProps, 'own'>) {
  if (tried === null) return null;
  return (
    <>
      {say(tried.verdict === 'retire' ? 'readings.ownRetired' : 'readings.ownLeft')} <RelativeTime at={tried.at} />
    </>
  );
}

function Switch({ slug, own }: OwnHeadProps) {
  const mayTurn = useMay('lead');
  const client = useQueryClient();
  const toast = useToast();
  const turning = useMutation({
    mutationFn: (isOn: boolean) => turnOwnHead(slug, { isOn }),
    onSuccess: (view) => {
      client.setQueryData<ReadingsPage>(readingsKey(slug), (page) => page && { ...page, own: view });
      toast.show({ message: say(view.isOn ? 'readings.doneOn' : 'readings.doneOff'), tone: 'good' });
    },
    onError: (error) => void toast.show({ message: troubleOf(error), tone: 'bad' }),
  });
  const by = own.choice?.by.name;
  return (
    <div className="readings-switch">
      <label>
        <input
          type="checkbox"
          checked={own.isOn}
          disabled={!mayTurn || turning.isPending}
          onChange={(event) => turning.mutate(event.target.checked)}
        />
        {say('readings.switch')}
      </label>
      {by !== undefined && (
        <span className="readings-about">{say(own.isOn ? 'readings.turnedOn' : 'readings.turnedOff', { by })}</span>
      )}
      {!mayTurn && <span className="readings-about">{say('readings.switchFor')}</span>}
    </div>
  );
}

type Figure = NonNullable<OwnHeadView['kept']>['figures'][number];

function Figures({ figures }: { readonly figures: readonly Figure[] }) {
  return (
    <>
      <Wide label={say('readings.own')}>
        <thead>
          <tr>
            <th scope="col">{say('readings.part')}</th>
            <th scope="col">{say('readings.learned')}</th>
            <th scope="col">{say('readings.before')}</th>
            <th scope="col">{say('readings.now')}</th>
            <th scope="col">{say('readings.turned')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {figures.map((one) => (
            <tr key={one.head}>
              <th scope="row">{headWord(one.head)}</th>
              <td>{sayNumber(one.learned)}</td>
              <td>{say('readings.of', { count: one.rightBefore, all: one.heldBack })}</td>
              <td>{say('readings.of', { count: one.rightNow, all: one.heldBack })}</td>
              <td>{say('readings.of', { count: one.turned, all: one.uncorrected })}</td>
              <td>
                <Chip tone={one.isBetter ? 'good' : 'neutral'}>
                  {say(one.isBetter ? 'readings.inUse' : 'readings.notBetter')}
                </Chip>
              </td>
            </tr>
          ))}
        </tbody>
      </Wide>
      <p className="readings-about">{say('readings.heldBack')}</p>
    </>
  );
}
