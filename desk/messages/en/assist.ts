// Words of what helps while one writes: findings, the five steps, what was said before, earlier wordings, the tools.
// Learned with the open case (late.ts).

export const assist = {
  'assist.findings': 'Found in your words',
  'assist.summary':
    '{grave, plural, =0 {} one {One finding keeps this from leaving. } other {# findings keep this from leaving. }}{second, plural, =0 {} one {One needs a second person. } other {# need a second person. }}{notes, plural, =0 {} one {One note.} other {# notes.}}',
  'assist.use': 'Use “{words}”',
  'assist.takeOut': 'Take it out',
  'assist.letStand': 'Let it stand',
  'assist.stands': 'You let this stand',
  'assist.lookAgain': 'Look at it again',
  'assist.showWhere': 'Show where: {name}',
  'assist.second': 'Needs a second person',
  'assist.notesStop':
    '{count, plural, one {One note is open.} other {# notes are open.}} The same key again sends it as it is; that is put on record.',
  'assist.notesAsk':
    '{count, plural, one {One note is open.} other {# notes are open.}} The same key again asks for a yes with the words as they are; that is put on record.',
  'assist.graveStop': 'This may not go: {words}',
  'assist.sendAsItIs': 'Send as it is',
  'assist.askAsItIs': 'Ask as it is',
  'assist.ask': 'Ask for a yes',
  'assist.askPrivate': 'Ask, to reply privately',

  'assist.steps': 'Five steps of a good reply',
  'assist.stepMet': '{name}: there',
  'assist.stepWanted': '{name}: not there yet',
  'assist.stepSpared': '{name}: not needed here',
  'assist.metBy': '{name}: “{words}”',

  'assist.fresh': 'New words',
  'assist.near': '{share, number, percent} like an earlier reply',
  'assist.nearShow': 'Show the earlier reply',
  'assist.nearHide': 'Hide it',
  'assist.saidBy': '{name}, {when}',

  'assist.versions': 'Earlier wordings',
  'assist.versionsNone': 'Nothing yet. When you pause or change more than a few words, what stood there is kept here.',
  'assist.versionRestored': 'The earlier wording is back. What stood there is kept as well.',

  'assist.tools': 'Tools',
  'assist.phrases': 'Phrases',
  'assist.answers': 'Answers',
  'assist.toFindings': 'To what was found in your words',
  'assist.useBetter': 'Take the better wording',
  'assist.promiseUntil': 'Clock until {time}',
  'assist.promiseGoes': 'Promised until {time}. It goes with this reply.',
  'assist.promiseDrop': 'No promise',
} as const;
