// Who works at this desk: the people with their roles and hours, the teams they are in, the places they look after.

import { Link, useSearch } from '@tanstack/react-router';
import { isAtLeast } from '../../core/role.ts';
import { people as words } from '../messages/en/people.ts';
import { learn, say } from '../messages/say.ts';
import { usePageTitle } from '../page-title.ts';
import { PageHead } from '../parts/PageHead.tsx';
import { useBrand } from '../use-brand.ts';
import { LocationsTab } from './LocationsTab.tsx';
import { PeopleTab } from './PeopleTab.tsx';
import { TeamsTab } from './TeamsTab.tsx';
import './People.css';

learn(words);

const tabs = ['people', 'teams', 'locations'] as const;

export function PeoplePage() {
  const brand = useBrand();
  usePageTitle(say('people.title'), brand.name);
  const { tab = 'people' } = useSearch({ from: '/b/$slug/people' });
  const canLead = isAtLeast(brand.role, 'lead');
  return (
    <div className="page">
      <PageHead title={say('people.title')} about={say('people.about')} />
      <nav className="tabs" aria-label={say('people.tabs')}>
        {tabs.map((one) => (
          <Link
            key={one}
            to="/b/$slug/people"
            params={{ slug: brand.slug }}
            search={one === 'people' ? {} : { tab: one }}
            activeOptions={{ exact: true, includeSearch: true }}
            className="tab"
          >
            {say(`people.tab.${one}`)}
          </Link>
        ))}
      </nav>
      {tab === 'people' && <PeopleTab brand={brand} canLead={canLead} />}
      {tab === 'teams' && <TeamsTab slug={brand.slug} canLead={canLead} />}
      {tab === 'locations' && <LocationsTab slug={brand.slug} canLead={canLead} />}
    </div>
  );
}
