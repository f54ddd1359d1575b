// Words of the frame around every page: side bar, brand switcher, theme, what is not there.

export const shell = {
  'shell.skip': 'Skip to the content',
  'shell.product': 'Heed',
  'shell.navigation': 'Desk',
  'shell.openNavigation': 'Open the navigation',
  'shell.closeNavigation': 'Close the navigation',
  'shell.inbox': 'Inbox',
  'shell.sources': 'Sources',
  'shell.people': 'People',
  'shell.protocol': 'Protocol',
  'shell.search': 'Search',
  'shell.searchKey': '/',
  'shell.switchBrand': 'Switch brand, now {brand}',
  'shell.addBrand': 'Hear another brand…',
  'shell.rehearsal': 'Rehearsal',
  'shell.rehearsalAbout': 'Rehearsal: simulated customers. Nothing you send leaves this machine.',
  'shell.listening':
    '{count, plural, =0 {Listening nowhere yet} one {Listening in one place} other {Listening in # places}}',
  'shell.firstRead':
    '{count, plural, one {Listening… first read of one place} other {Listening… first read of # places}}',
  'shell.failing': '{count, plural, one {One place cannot be heard} other {# places cannot be heard}}',
  'shell.you': 'You: {name}',
  'shell.themeSystem': 'Like the system',
  'shell.themeLight': 'Light',
  'shell.themeDark': 'Dark',
  'shell.signOut': 'Sign out',
  'shell.signOutFailed': 'You are still signed in: Heed could not be reached. Try again.',
  'shell.pageTitle': '{page} · {brand}',
  'shell.notFoundTitle': 'There is nothing at this address',
  'shell.notFound': 'The link may be old, or it belongs to a brand you are not a member of. Nothing was changed.',
  'shell.notFoundBack': 'Go to the desk',
} as const;
