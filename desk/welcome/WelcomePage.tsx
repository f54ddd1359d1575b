// The first run, and every further brand: hear what is said about an own brand, or look around in the rehearsal one.

import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { BrandRef } from '../../wire/account.ts';
import { sessionOf } from '../live/snapshots.ts';
import { say } from '../messages/say.ts';
import { useFocusOnChange, usePageTitle } from '../page-title.ts';
import { IconBack } from '../parts/icons.tsx';
import { Logo } from '../parts/Logo.tsx';
import { useSession } from '../session.ts';
import { HearCard } from './HearCard.tsx';
import type { HeardBrand } from './heard-brand.ts';
import { LookAroundCard } from './LookAroundCard.tsx';
import { Suggestions } from './Suggestions.tsx';
import './WelcomePage.css';

export function WelcomePage() {
  usePageTitle(say('welcome.page'));
  useFocusOnChange('welcome');
  const session = useSession();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [heard, setHeard] = useState<HeardBrand | null>(null);

  const open = async (brand: BrandRef): Promise<void> => {
    await client.fetchQuery({ ...sessionOf(), staleTime: 0 });
    await navigate({ to: '/b/$slug/inbox/$view', params: { slug: brand.slug, view: 'due' } });
  };
  const hasBrands = (session?.brands.length ?? 0) > 0;
  return (
    <main id="main" className="welcome" tabIndex={-1}>
      <header className="welcome-head">
        <Logo />
        {hasBrands && (
          <Link to="/" className="button button-ghost button-m">
            <IconBack />
            {say('welcome.back')}
          </Link>
        )}
      </header>
      {heard === null ? (
        <>
          <h1 className="welcome-title">
            {hasBrands ? say('welcome.again') : say('welcome.title', { name: session?.person.name ?? '' })}
          </h1>
          <p className="welcome-about">{say('welcome.about')}</p>
          <div className="welcome-choices">
            <HearCard
              onHeard={(next) => {
                setHeard(next);
                void client.invalidateQueries({ queryKey: sessionOf().queryKey });
              }}
            />
            <LookAroundCard onOpen={open} />
          </div>
        </>
      ) : (
        <Suggestions heard={heard} onOpen={() => open(heard.brand)} />
      )}
    </main>
  );
}
