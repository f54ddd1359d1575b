// Words for making cases one, taking them apart, and saying that two customers are one person.

export const joining = {
  'joining.more': 'More for this case',
  'joining.merge': 'Make it one with another case…',
  'joining.split': 'Move words to a case of their own…',
  'joining.link': 'Same customer elsewhere…',

  'joining.mergeTitle': 'Where does this matter go on?',
  'joining.mergeAbout':
    'What was said, the clocks, notes and promises go along, and so does what is said here later. It can be taken out again.',
  'joining.ownCases': 'Cases of {name}',
  'joining.noOwnCases': '{name} has no other case. Look for somebody else’s below.',
  'joining.find': 'Somebody else’s case',
  'joining.findLabel': 'Name or handle',
  'joining.findHint': 'By the beginning of a name, of a last name, or of a handle.',
  'joining.findNobody': 'Nobody whose name or handle begins so.',
  'joining.sameMatter': '{other} is another customer. It is the same matter: put them into one case.',
  'joining.chooseCase': 'Choose the case it goes on in.',
  'joining.saySame': 'Two customers are put into one case only if you say that it is the same matter.',
  'joining.mergeDo': 'Make them one',
  'joining.mergeDone': 'It goes on in the case of {name}.',
  'joining.untitled': 'Words that were taken back',

  'joining.splitTitle': 'Move words to a case of their own',
  'joining.splitAbout':
    'For a second matter in the same conversation. The clocks of these words go along; what is said later stays here.',
  'joining.splitChoose': 'Which words',
  'joining.splitNone': 'Choose some of the words.',
  'joining.splitAll': 'Leave some of them here.',
  'joining.splitDo': '{count, plural, =0 {Move} one {Move one} other {Move #}}',
  'joining.splitDone': 'It is a case of its own now.',

  'joining.linkTitle': 'Where else does {name} speak?',
  'joining.linkAbout':
    'Choose who is the same person. All their channels and cases then stand together; it can be taken back.',
  'joining.linkChoose': 'Choose who it is.',
  'joining.linkDo': 'It is the same person',
  'joining.linkDone': '{name} and {other} are one customer now.',
  'joining.unlink': 'Not the same person: {name}',
  'joining.unlinkDone': 'They are two customers again.',

  'joining.merged': 'This matter goes on in the case of {name}.',
  'joining.joined': '{count, plural, one {Another case goes on here:} other {# other cases go on here:}}',
  'joining.open': 'Open that case',
  'joining.separate': 'Take it out again',
  'joining.separateDone': '{name} is a case of its own again.',
  'joining.from': 'From the case of {name}',
  'joining.here': 'This case',
} as const;
