// Pictures that go with a reply: bringing them, the words about each, what stops one. Learned with the composer (late.ts).

export const pictures = {
  'pictures.add': 'Add a picture',
  'pictures.list': 'Pictures that go along',
  'pictures.alt': 'What picture {which, number} shows',
  'pictures.altPlaceholder': 'Say what it shows: not everybody can see it',
  'pictures.altLeft': '{left, plural, one {# character left} other {# characters left}}',
  'pictures.altOver': '{over, plural, one {# character} other {# characters}} too long',
  'pictures.noAltHere': 'This platform keeps no words about pictures.',
  'pictures.remove': 'Take picture {which, number} out',
  'pictures.coming': 'Uploading, {share, number, percent}',
  'pictures.stillComing': 'A picture is still on its way. Wait for it, or take it out.',
  'pictures.drop': 'Drop it here to send it along',
  'pictures.tooLarge': '{name} has {used}; at most {max} go through here.',
  'pictures.wrongType': '{name} is of a kind that is not taken here. These are: {kinds}.',
  'pictures.tooMany': '{max, plural, one {One picture goes} other {# pictures go}} along here. {name} was left out.',
  'pictures.refused': '{name}: {words}',
  'pictures.notReached': '{name} did not get through. Try it again.',
  'pictures.gotIt': 'Got it',
  'pictures.open': 'Picture: {alt}. Opens in a new tab',
  'pictures.openNoAlt': 'Picture, nothing is said of it. Opens in a new tab',
  'pictures.noAlt': 'Nothing is said of it.',
} as const;
