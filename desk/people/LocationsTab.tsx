// The places of the brand: a shop, a branch, a hotel.

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { LocationView } from '../../wire/people.ts';
import { locationsOf } from '../live/snapshots.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { IconPin, IconPlus } from '../parts/icons.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import { Trouble } from '../parts/Trouble.tsx';
import { LocationDialog } from './LocationDialog.tsx';

interface LocationsTabProps {
  readonly slug: string;
  readonly canLead: boolean;
}

export function LocationsTab({ slug, canLead }: LocationsTabProps) {
  const locations = useQuery(locationsOf(slug));
  const [opened, setOpened] = useState<LocationView | 'new' | null>(null);
  if (locations.isError && locations.data === undefined) {
    return <Trouble error={locations.error} onRetry={() => void locations.refetch()} />;
  }
  const all = locations.data ?? [];
  const add = canLead && (
    <Button variant="primary" icon={<IconPlus />} onClick={() => setOpened('new')}>
      {say('people.newLocation')}
    </Button>
  );
  return (
    <>
      {locations.isPending && <Skeleton shape="row" />}
      {locations.data !== undefined && all.length === 0 && (
        <EmptyState icon={<IconPin size={20} />} title={say('people.noLocations')} action={add}>
          {say('people.noLocationsAbout')}
        </EmptyState>
      )}
      {all.length > 0 && (
        <>
          <div className="tab-acts">{add}</div>
          <ul className="rows">
            {all.map((location) => (
              <li key={location.id} className="row">
                <span className="row-words">
                  <span className="row-title">{location.name}</span>
                  {location.address !== null && <span className="row-about">{location.address}</span>}
                  <span className="place-facts row-about">
                    {location.timeZone !== null && <span>{location.timeZone}</span>}
                    <span>{say('people.slug', { slug: location.slug })}</span>
                  </span>
                </span>
                {canLead && (
                  <Button
                    size="s"
                    aria-label={say('people.editNamed', { name: location.name })}
                    onClick={() => setOpened(location)}
                  >
                    {say('people.edit')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {opened !== null && (
        <LocationDialog slug={slug} location={opened === 'new' ? null : opened} onClose={() => setOpened(null)} />
      )}
    </>
  );
}
