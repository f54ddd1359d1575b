// Words of the first run.

export const welcome = {
  'welcome.page': 'Welcome',
  'welcome.back': 'Back to the desk',
  'welcome.title': 'Good to have you, {name}',
  'welcome.again': 'Which brand shall we hear?',
  'welcome.about': 'Begin with real voices, or with a rehearsal. You can do the other one at any time.',

  'welcome.hear': 'Hear my brand',
  'welcome.hearAbout': 'What is being said about you in public, in two minutes. No accounts, no keys.',
  'welcome.name': 'Name of the brand',
  'welcome.namePlaceholder': 'As customers write it',
  'welcome.homePage': 'Home page',
  'welcome.homePagePlaceholder': 'www.example.com',
  'welcome.homePageHint': 'Heed looks there for feeds and for your profiles.',
  'welcome.hearNow': 'Find where we are heard',
  'welcome.hearing': 'Asking around…',

  'welcome.look': 'Look around',
  'welcome.lookAbout': 'A brand with a bad week, and customers who write back. They are simulated.',
  'welcome.lookPoint1': 'Reply, be replied to, watch the clocks run.',
  'welcome.lookPoint2': 'Nothing you send leaves this machine.',
  'welcome.lookPoint3': 'Good for training new colleagues, too.',
  'welcome.lookNow': 'Open the rehearsal',

  'welcome.found': '{count, plural, one {{brand} can be heard in one place} other {{brand} can be heard in # places}}',
  'welcome.foundAbout':
    'What is there already is kept as history and starts no clock. Only what people say from now on waits for a reply.',
  'welcome.foundNone': 'Nothing can be heard yet without an account',
  'welcome.foundNoneAbout':
    'Your brand is set up. Add a feed, a search or one of your own profiles under Sources; the inbox fills by itself.',
  'welcome.kind': '{channel} · {kind}',
  'welcome.notAsked': '{channel} could not be asked: {message}',
  'welcome.start':
    '{count, plural, =0 {Choose a place to listen} one {Listen to one place} other {Listen to # places}}',
  'welcome.starting': 'Starting to listen…',
  'welcome.started': 'Listening',
  'welcome.openInbox': 'Go to the inbox',
} as const;
