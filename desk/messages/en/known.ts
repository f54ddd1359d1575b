// Words for what is known of a customer beyond the case: how they behave over time, what came before, and who they may be
// on another channel.

export const known = {
  'known.whyInside': 'abusive, and there is a real complaint in it, which keeps its place',
  'known.whyMoney': 'money is at stake',
  'known.whyWaited':
    '{days, plural, =1 {they write again after a day without an answer} other {they write again after # days without an answer}}',
  'known.whyComplaints':
    'their {count, selectordinal, one {#st} two {#nd} few {#rd} other {#th}} complaint in {days} days',
  'known.whyInVain':
    '{count, plural, one {an earlier matter of theirs never got a reply} other {# earlier matters of theirs never got a reply}}',

  'known.behaviour': 'How they write',
  'known.tooEarly': 'It is too early to say whether they only want to provoke.',
  'known.unlikely': 'Nothing in how they write over time says that they only want to provoke.',
  'known.possible': 'They may only want to provoke. What speaks for it:',
  'known.likely': 'They probably only want to provoke. What speaks for it:',
  'known.repeated': '{count} of {of} times the same words again, after we had answered them',
  'known.empty': '{count} of {of} times nothing in it that could be answered',
  'known.ignored':
    '{count, plural, one {one of our answers was met with the same words or plain abuse} other {# of our answers were met with the same words or plain abuse}}',
  'known.targets':
    '{count, plural, one {one other account insulted by name} other {# other accounts insulted by name}}',
  'known.suggested': 'Letting this be may be best. That is yours to decide.',
  'known.firstComplaint':
    'But this is their first complaint: it deserves an answer like anybody’s. Our protocol never suggests letting one be.',
  'known.complaintInside': 'But something is asked here that nobody has answered yet.',
  'known.heldNever': 'Letting this be is not suggested: our protocol (version {version}) never suggests it.',
  'known.heldComplaints':
    'Letting this complaint be is not suggested: our protocol (version {version}) asks for complaints in {needed} or more other matters. They have {theirs, plural, one {# such matter} other {# such matters}}.',
  'known.letBeInside': 'There is a real complaint in it, under the abuse. Does it need an answer?',

  'known.same': 'The same person elsewhere?',
  'known.sameNumber': 'both speak of {what}',
  'known.sameLink': 'one’s page leads to the other: {what}',
  'known.samePicture': 'the same picture',
  'known.sameHandle': 'the same handle: {what}',
  'known.sameNear': 'nearly the same handle: {what}',
  'known.sameName': 'the same name',
  'known.sameYes': 'Yes, the same',
  'known.sameNo': 'No',
  'known.sameYesOf': 'Yes, the same person: {name}',
  'known.sameNoOf': 'No, somebody else: {name}',
  'known.apart': 'Noted: {name} is somebody else. You will not be asked again.',
} as const;
