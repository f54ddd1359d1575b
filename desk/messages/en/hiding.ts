// Words for hiding something from the public on its platform, and showing it again.

export const hiding = {
  'hiding.hide': 'Hide it on the platform…',
  'hiding.title': 'Hide this from the public?',
  'hiding.about':
    'Another person has to confirm it: a lead, an admin or an owner. Until then nothing happens. The words stay here, and both of your names stand in the record.',
  'hiding.reason': 'Why it should not be public',
  'hiding.ownWords': 'In your own words',
  'hiding.ownWordsShort': 'A few words, so that whoever confirms it understands.',
  'hiding.ask': 'Ask to hide it',
  'hiding.cancel': 'Leave it public',
  'hiding.insult': 'It insults somebody',
  'hiding.threat': 'It threatens somebody',
  'hiding.private_data': 'It shows private data',
  'hiding.spam': 'It is advertising or spam',
  'hiding.illegal': 'It is against the law',
  'hiding.other': 'For another reason',

  'hiding.asked': '{by} asks to hide this from the public: {reason}.',
  'hiding.working': 'The platform is being asked…',
  'hiding.hidden': 'Hidden on the platform by {by} and {second} on {day}: {reason}.',
  'hiding.hiddenAlone': 'Hidden on the platform by {by}, who was alone, on {day}: {reason}.',
  'hiding.waitAlone': 'Nobody else can confirm it here, so you may from {time} on.',
  'hiding.refusedThere': 'The platform said: {words}',
  'hiding.confirm': 'Hide it now',
  'hiding.refuse': 'Leave it public',
  'hiding.withdraw': 'Take it back',
  'hiding.show': 'Show it again',
  'hiding.doneAsked': 'Asked. A lead, an admin or an owner confirms it.',
  'hiding.doneConfirmed': 'The platform was asked to hide it.',
  'hiding.doneRefused': 'It stays public.',
  'hiding.doneShown': 'The platform was asked to show it again.',
} as const;
