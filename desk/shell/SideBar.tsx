// The side bar: whose desk this is, where one can go, who one is. `onClose` is given when it stands in the drawer.

import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { BrandRef } from '../../wire/account.ts';
import { say } from '../messages/say.ts';
import { NoticeBell } from '../notices/NoticeBell.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import {
  IconBook,
  IconChat,
  IconClose,
  IconMoon,
  IconPeople,
  IconPhrases,
  IconProtocol,
  IconSearch,
  IconSources,
  IconTopics,
} from '../parts/icons.tsx';
import { Kbd } from '../parts/Kbd.tsx';
import { ViewList } from '../triage/ViewList.tsx';
import { BrandMenu } from './BrandMenu.tsx';
import { ListeningNote } from './ListeningNote.tsx';
import { PersonMenu } from './PersonMenu.tsx';
import './SideBar.css';

interface SideBarProps {
  readonly brand: BrandRef;
  readonly onClose?: () => void;
}

export function SideBar({ brand, onClose }: SideBarProps) {
  const params = { slug: brand.slug };
  return (
    <nav className="side" aria-label={say('shell.navigation')}>
      <div className="side-head">
        <BrandMenu brand={brand} />
        {onClose === undefined ? (
          <NoticeBell slug={brand.slug} />
        ) : (
          <IconButton label={say('shell.closeNavigation')} icon={<IconClose />} onClick={onClose} />
        )}
      </div>
      <div className="side-nav">
        <SideLink to="/b/$slug/search" params={params} icon={<IconSearch />} shortcut={say('shell.searchKey')}>
          {say('shell.search')}
        </SideLink>
        <h2 className="side-heading">{say('shell.inbox')}</h2>
        <ViewList slug={brand.slug} />
        <div className="side-rest">
          <SideLink to="/b/$slug/topics" params={params} icon={<IconTopics />}>
            {say('shell.topics')}
          </SideLink>
          <SideLink to="/b/$slug/silence" params={params} icon={<IconMoon />}>
            {say('shell.silence')}
          </SideLink>
          <SideLink to="/b/$slug/phrases" params={params} icon={<IconPhrases />}>
            {say('shell.phrases')}
          </SideLink>
          <SideLink to="/b/$slug/answers" params={params} icon={<IconChat />}>
            {say('shell.answers')}
          </SideLink>
          <SideLink to="/b/$slug/readings" params={params} icon={<IconBook />}>
            {say('shell.readings')}
          </SideLink>
          <SideLink to="/b/$slug/sources" params={params} icon={<IconSources />}>
            {say('shell.sources')}
          </SideLink>
          <SideLink to="/b/$slug/people" params={params} icon={<IconPeople />}>
            {say('shell.people')}
          </SideLink>
          <SideLink to="/b/$slug/protocol" params={params} icon={<IconProtocol />}>
            {say('shell.protocol')}
          </SideLink>
        </div>
      </div>
      <ListeningNote slug={brand.slug} />
      {brand.isRehearsal && <p className="side-rehearsal">{say('shell.rehearsalAbout')}</p>}
      <PersonMenu />
    </nav>
  );
}

interface SideLinkProps {
  readonly to:
    | '/b/$slug/search'
    | '/b/$slug/silence'
    | '/b/$slug/topics'
    | '/b/$slug/answers'
    | '/b/$slug/readings'
    | '/b/$slug/sources'
    | '/b/$slug/people'
    | '/b/$slug/phrases'
    | '/b/$slug/protocol';
  readonly params: { readonly slug: string };
  readonly icon: ReactNode;
  readonly shortcut?: string;
  readonly children: string;
}

function SideLink({ to, params, icon, shortcut, children }: SideLinkProps) {
  return (
    <Link to={to} params={params} className="side-link">
      {icon}
      <span className="side-link-words">{children}</span>
      {shortcut !== undefined && <Kbd>{shortcut}</Kbd>}
    </Link>
  );
}
