// Words of the readings page: how often people correct Heed, what it was taught in which language, and what the brand's own
// corrections have taught it.

export const readings = {
  'readings.title': 'Readings',
  'readings.about':
    'How Heed reads what customers say, how often your team corrected it, and what it has learned from that.',

  'readings.own': 'Learned from your corrections',
  'readings.ownNone':
    'Nothing yet. Correct readings where you see them: after a handful of the same sort Heed learns from them within seconds.',
  'readings.ownLeft':
    'Tried, and not kept: it read the corrections that were held back no better, or changed too much of what nobody corrected. Last tried:',
  'readings.ownRetired':
    'It was taken back: it had come to read your corrections worse than Heed does without it. When:',
  'readings.ownKept':
    'Version {version} is kept because it reads corrections better that it never learned from. Learned:',
  'readings.switch': 'Read new mentions with it',
  'readings.turnedOn': 'On, says {by}',
  'readings.turnedOff': 'Off, says {by}. New mentions are read as Heed was shipped.',
  'readings.doneOn': 'New mentions are read with what your corrections taught.',
  'readings.doneOff': 'New mentions are read as Heed was shipped. Nothing learned is lost.',
  'readings.switchFor': 'A lead, an admin or an owner turns this.',
  'readings.part': 'Part',
  'readings.learned': 'Learned from',
  'readings.before': 'Right before',
  'readings.now': 'Right now',
  'readings.turned': 'Others it changes',
  'readings.of': '{count, number} of {all, number}',
  'readings.inUse': 'Kept: better',
  'readings.notBetter': 'Not used: no better',
  'readings.heldBack': 'Right before and now: of corrections that were held back, and never learned from.',

  'readings.difference': 'The difference it makes',
  'readings.differenceShow': 'Show the difference',
  'readings.differenceCount':
    '{count, plural, =0 {It reads none of the newest {all, number} mentions differently.} one {It reads # of the newest {all, number} mentions differently.} other {It reads # of the newest {all, number} mentions differently.}}',
  'readings.differenceList': 'Mentions that are read differently',
  'readings.asShipped': 'As shipped',
  'readings.asLearned': 'As learned',
  'readings.openCase': 'Open the case',
  'readings.differenceMore': '{count, plural, other {The newest # stand here.}}',

  'readings.months': 'Corrected, by month',
  'readings.monthsAbout':
    'Of a hundred readings, how many your team said were wrong. Nobody corrects all that is wrong.',
  'readings.monthsNone': 'No readings yet',
  'readings.monthsNoneAbout': 'As soon as Heed hears the first mention, what was read and corrected is counted here.',
  'readings.month': 'Month',
  'readings.count': 'Readings',
  'readings.atLeast': '{count, number} and more',
  'readings.rate': '{rate} corrected: {count, number} of {all, number}',
  'readings.madeBy': 'Read by',
  'readings.shippedWeights': 'weights {name}',
  'readings.ownWeights': 'weights {name} with your corrections, version {version}',
  'readings.person': 'a person',

  'readings.languages': 'By language',
  'readings.languagesAbout':
    'What Heed was taught in each language. The rest it guesses, and says that it is not sure.',
  'readings.language': 'Language',
  'readings.yes': 'taught',
  'readings.no': 'guessed',
  'readings.weights': 'Weights in use: {name}',
} as const;
