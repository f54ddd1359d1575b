// The frame around a brand's pages: side bar on a wide screen, a top bar with a drawer on a narrow one. Everything
// inside it is kept live.

import { Outlet, useMatches, useRouterState } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { DeskKeys } from '../keys/DeskKeys.tsx';
import { LiveProvider } from '../live/LiveProvider.tsx';
import { say } from '../messages/say.ts';
import { NoticeBell } from '../notices/NoticeBell.tsx';
import { useFocusOnChange } from '../page-title.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { IconMenu } from '../parts/icons.tsx';
import { rememberBrand } from '../session.ts';
import { useBrand } from '../use-brand.ts';
import { ListeningNote } from './ListeningNote.tsx';
import { SideBar } from './SideBar.tsx';
import './Shell.css';
import './page.css';

export function Shell() {
  const brand = useBrand();
  const page = useMatches({ select: (matches) => matches[2]?.routeId ?? '' });
  const address = useRouterState({ select: (state) => state.location.href });
  const [openAt, setOpenAt] = useState<string | null>(null);
  // The drawer belongs to the address it was opened at: going anywhere closes it.
  const isDrawerOpen = openAt === address;

  useFocusOnChange(`${brand.slug} ${page}`);
  useEffect(() => rememberBrand(brand.slug), [brand.slug]);

  return (
    <LiveProvider key={brand.slug} slug={brand.slug}>
      <DeskKeys slug={brand.slug} />
      <div className="shell">
        <a className="shell-skip" href="#main">
          {say('shell.skip')}
        </a>
        <div className="shell-side">
          <SideBar brand={brand} />
        </div>
        <header className="shell-top">
          <IconButton
            label={say('shell.openNavigation')}
            icon={<IconMenu size={20} />}
            onClick={() => setOpenAt(address)}
          />
          <span className="shell-top-brand">{brand.name}</span>
          <ListeningNote slug={brand.slug} isOnlyNews />
          <NoticeBell slug={brand.slug} />
        </header>
        <main id="main" className="shell-main" tabIndex={-1}>
          <Outlet />
        </main>
        <Dialog
          isOpen={isDrawerOpen}
          onClose={() => setOpenAt(null)}
          title={say('shell.navigation')}
          isTitleHidden
          place="side"
        >
          <SideBar brand={brand} onClose={() => setOpenAt(null)} />
        </Dialog>
      </div>
    </LiveProvider>
  );
}
