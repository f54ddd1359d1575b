// The views in words: their names, and what to say when one is empty. One table, so that side bar, page, keys and
// palette call them the same.

import type { View } from '../../wire/inbox.ts';

export const viewWords = {
  due: { name: 'inbox.due', empty: 'inbox.emptyDue', about: 'inbox.emptyDueAbout', letter: 'd' },
  mine: { name: 'inbox.mine', empty: 'inbox.emptyMine', about: 'inbox.emptyMineAbout', letter: 'm' },
  unassigned: {
    name: 'inbox.unassigned',
    empty: 'inbox.emptyUnassigned',
    about: 'inbox.emptyUnassignedAbout',
    letter: 'u',
  },
  waiting: { name: 'inbox.waiting', empty: 'inbox.emptyWaiting', about: 'inbox.emptyWaitingAbout', letter: 'w' },
  approval: { name: 'inbox.approval', empty: 'inbox.emptyApproval', about: 'inbox.emptyApprovalAbout', letter: 'a' },
  offline: {
    name: 'inbox.inPrivate',
    empty: 'inbox.emptyInPrivate',
    about: 'inbox.emptyInPrivateAbout',
    letter: 'v',
  },
  praise: { name: 'inbox.praise', empty: 'inbox.emptyPraise', about: 'inbox.emptyPraiseAbout', letter: 'p' },
  earlier: { name: 'inbox.earlier', empty: 'inbox.emptyEarlier', about: 'inbox.emptyEarlierAbout', letter: 'e' },
  let_be: { name: 'inbox.letBe', empty: 'inbox.emptyLetBe', about: 'inbox.emptyLetBeAbout', letter: 'l' },
  resolved: { name: 'inbox.resolved', empty: 'inbox.emptyResolved', about: 'inbox.emptyResolvedAbout', letter: 'r' },
} as const satisfies Record<View, object>;
