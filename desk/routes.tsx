// Every address of the desk and the page behind it; each page is a chunk of its own. Doors (set-up, sign-in, join)
// stand outside; everything under /b/$slug needs a session and a membership.

import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  notFound,
  redirect,
} from '@tanstack/react-router';
import { isPhraseUse, type PhraseUse } from '../core/respond/phrases/phrase.ts';
import { getSetup } from './api.ts';
import { isView } from './live/views.ts';
import { Root } from './Root.tsx';
import { brandToOpen, readSession } from './session.ts';
import { NotFound } from './shell/NotFound.tsx';
import { RouteTrouble } from './shell/RouteTrouble.tsx';
import { searchOf } from './silence/filters.ts';

interface DeskContext {
  readonly client: QueryClient;
}

const root = createRootRouteWithContext<DeskContext>()({ component: Root, notFoundComponent: NotFound });

/** Decides where to begin: set-up, sign-in, the first run, or the inbox last looked at. */
const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: async ({ context }) => {
    const session = await readSession(context.client);
    if (session === null) throw redirect({ to: (await getSetup()).needsOwner ? '/setup' : '/sign-in', replace: true });
    const brand = brandToOpen(session.brands);
    if (brand === null) throw redirect({ to: '/welcome', replace: true });
    throw redirect({ to: '/b/$slug/inbox/$view', params: { slug: brand.slug, view: 'due' }, replace: true });
  },
});

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: lazyRouteComponent(() => import('./doors/SetupPage.tsx'), 'SetupPage'),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string } => {
    // Only an address of our own: `//elsewhere` and `\\elsewhere` would leave.
    const { next } = search;
    return typeof next === 'string' && /^\/(?![/\\])/u.test(next) ? { next } : {};
  },
  component: lazyRouteComponent(() => import('./doors/SignInPage.tsx'), 'SignInPage'),
});

const join = createRoute({
  getParentRoute: () => root,
  path: '/join',
  component: lazyRouteComponent(() => import('./doors/JoinPage.tsx'), 'JoinPage'),
});

const welcome = createRoute({
  getParentRoute: () => root,
  path: '/welcome',
  beforeLoad: async ({ context, location }) => {
    if ((await readSession(context.client)) === null)
      throw redirect({ to: '/sign-in', search: { next: location.href } });
  },
  component: lazyRouteComponent(() => import('./welcome/WelcomePage.tsx'), 'WelcomePage'),
});

const brand = createRoute({
  getParentRoute: () => root,
  path: '/b/$slug',
  beforeLoad: async ({ context, location, params }) => {
    const session = await readSession(context.client);
    if (session === null) throw redirect({ to: '/sign-in', search: { next: location.href } });
    if (!session.brands.some((candidate) => candidate.slug === params.slug)) throw notFound({ routeId: root.id });
  },
  component: lazyRouteComponent(() => import('./shell/Shell.tsx'), 'Shell'),
});

const brandStart = createRoute({
  getParentRoute: () => brand,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/b/$slug/inbox/$view', params: { slug: params.slug, view: 'due' }, replace: true });
  },
});

/** One page for a view with and without an open case, so that opening a case keeps the list where it is. */
const inbox = createRoute({
  getParentRoute: () => brand,
  path: 'inbox/$view',
  beforeLoad: ({ params }) => {
    if (isView(params.view)) return;
    throw redirect({ to: '/b/$slug/inbox/$view', params: { slug: params.slug, view: 'due' }, replace: true });
  },
  component: lazyRouteComponent(() => import('./triage/InboxPage.tsx'), 'InboxPage'),
});

const inboxCase = createRoute({ getParentRoute: () => inbox, path: '$caseId' });

const caseLink = createRoute({
  getParentRoute: () => brand,
  path: 'case/$caseId',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/b/$slug/inbox/$view/$caseId', params: { ...params, view: 'due' }, replace: true });
  },
});

const sources = createRoute({
  getParentRoute: () => brand,
  path: 'sources',
  validateSearch: (given: Record<string, unknown>): { consent?: string } => {
    const { consent } = given;
    return typeof consent === 'string' ? { consent } : {};
  },
  component: lazyRouteComponent(() => import('./listen/SourcesPage.tsx'), 'SourcesPage'),
});

const people = createRoute({
  getParentRoute: () => brand,
  path: 'people',
  validateSearch: (given: Record<string, unknown>): { tab?: 'teams' | 'locations' } => {
    const { tab } = given;
    return tab === 'teams' || tab === 'locations' ? { tab } : {};
  },
  component: lazyRouteComponent(() => import('./people/PeoplePage.tsx'), 'PeoplePage'),
});

const answers = createRoute({
  getParentRoute: () => brand,
  path: 'answers',
  validateSearch: (given: Record<string, unknown>): { id?: string } =>
    typeof given['id'] === 'string' && given['id'] !== '' ? { id: given['id'] } : {},
  component: lazyRouteComponent(() => import('./answers/AnswersPage.tsx'), 'AnswersPage'),
});

const notices = createRoute({
  getParentRoute: () => brand,
  path: 'notices',
  component: lazyRouteComponent(() => import('./notices/NoticesPage.tsx'), 'NoticesPage'),
});

const phrases = createRoute({
  getParentRoute: () => brand,
  path: 'phrases',
  validateSearch: ({ language, step }: Record<string, unknown>): { language?: string; step?: PhraseUse } => ({
    ...(typeof language === 'string' && /^[a-z]{2}$/u.test(language) ? { language } : {}),
    ...(isPhraseUse(step) ? { step } : {}),
  }),
  component: lazyRouteComponent(() => import('./phrases/PhrasesPage.tsx'), 'PhrasesPage'),
});

const search = createRoute({
  getParentRoute: () => brand,
  path: 'search',
  validateSearch: (given: Record<string, unknown>): { q?: string; channel?: string } => ({
    ...(typeof given['q'] === 'string' && given['q'] !== '' ? { q: given['q'] } : {}),
    ...(typeof given['channel'] === 'string' && given['channel'] !== '' ? { channel: given['channel'] } : {}),
  }),
  component: lazyRouteComponent(() => import('./search/SearchPage.tsx'), 'SearchPage'),
});

const silence = createRoute({
  getParentRoute: () => brand,
  path: 'silence',
  validateSearch: searchOf,
  component: lazyRouteComponent(() => import('./silence/SilencePage.tsx'), 'SilencePage'),
});

const topics = createRoute({
  getParentRoute: () => brand,
  path: 'topics',
  validateSearch: ({ span }: Record<string, unknown>): { span?: 'week' } => (span === 'week' ? { span } : {}),
  component: lazyRouteComponent(() => import('./topics/TopicsPage.tsx'), 'TopicsPage'),
});

const voices = createRoute({
  getParentRoute: () => brand,
  path: 'voices/$id',
  component: lazyRouteComponent(() => import('./voices/VoicesPage.tsx'), 'VoicesPage'),
});

const readings = createRoute({
  getParentRoute: () => brand,
  path: 'readings',
  component: lazyRouteComponent(() => import('./readings/ReadingsPage.tsx'), 'ReadingsPage'),
});

const protocol = createRoute({
  getParentRoute: () => brand,
  path: 'protocol',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/b/$slug/protocol/$tab', params: { ...params, tab: 'hours' }, replace: true });
  },
});

/** One page for all its tabs, so that a draft lives while one goes from tab to tab. */
const protocolTab = createRoute({
  getParentRoute: () => brand,
  path: 'protocol/$tab',
  component: lazyRouteComponent(() => import('./protocol/ProtocolPage.tsx'), 'ProtocolPage'),
});

const tree = root.addChildren([
  start,
  setup,
  signIn,
  join,
  welcome,
  brand.addChildren([
    brandStart,
    inbox.addChildren([inboxCase]),
    caseLink,
    sources,
    people,
    answers,
    notices,
    phrases,
    protocol,
    protocolTab,
    readings,
    search,
    silence,
    topics,
    voices,
  ]),
]);

export function createDeskRouter(client: QueryClient) {
  return createRouter({
    routeTree: tree,
    context: { client },
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultErrorComponent: RouteTrouble,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createDeskRouter>;
  }
}
