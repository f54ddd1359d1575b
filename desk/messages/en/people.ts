// Words of the people page and the invitation.

export const people = {
  'people.title': 'People',
  'people.about': 'Who works at this desk. Everything a person does is on the record under their name.',
  'people.aboutAgent': 'Who works at this desk. An owner can invite others.',
  'people.since': 'since {day}',
  'people.role': 'Role',
  'people.role.owner': 'Owner',
  'people.role.agent': 'Agent',
  'people.roleAbout.agent': 'Reads and replies, adds notes, decides what needs no reply.',
  'people.roleAbout.owner': 'All of that, and sources, profiles and people.',
  'people.invited': 'Invited',
  'people.expires': 'The link expires',
  'people.invite': 'Invite someone',
  'people.inviteTitle': 'Invite to {brand}',
  'people.email': 'Their email',
  'people.makeLink': 'Make the link',
  'people.linkTitle': 'Invitation link',
  'people.linkAbout':
    'Hand this link over in a way you trust. It is shown only now, works once, and for seven days. Heed sends no email.',
  'people.copy': 'Copy the link',
  'people.copied': 'Copied',
  'people.copyFailed': 'The browser does not let Heed copy here. Select the link and copy it yourself.',
  'people.done': 'Done',
} as const;
