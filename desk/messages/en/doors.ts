// Words of the pages outside the desk: set-up, sign-in, joining by invitation.

export const doors = {
  'doors.promise': 'Whoever speaks to your business is heard, and hears back from a person, in time.',
  'doors.name': 'Your name',
  'doors.nameHint': 'Colleagues see it. Customers see it only where you sign with it.',
  'doors.email': 'Email',
  'doors.password': 'Password',
  'doors.passwordHint': 'At least 10 characters. A few unrelated words are easy to keep and hard to guess.',

  'doors.signInTitle': 'Welcome back',
  'doors.signIn': 'Sign in',
  'doors.signInHelp': 'No account, or a forgotten password? Ask an owner of your desk for a new invitation link.',

  'doors.setupTitle': 'This desk is yours',
  'doors.setupAbout': 'Create its owner. You can invite others afterwards.',
  'doors.setupLink': 'Set-up link',
  'doors.setupLinkHint': 'Heed printed it in the terminal when it started. It works once.',
  'doors.setup': 'Create the owner',
  'doors.setupDoneTitle': 'This desk has an owner',
  'doors.setupDone': 'Set-up is done and its link no longer works. Sign in, or ask the owner for an invitation.',

  'doors.joinLoading': 'Looking at your invitation',
  'doors.joinTitle': 'Join {brand}',
  'doors.joinAbout': '{name} asks you to help look after its customers.',
  'doors.joinPasswordHint': 'You already have an account with this address: use its password.',
  'doors.join': 'Join {brand}',
  'doors.joinFailedTitle': 'This invitation does not open',
  'doors.joinNoToken': 'The link is not complete: the part after # is missing.',
  'doors.joinFailed': 'An invitation works once, for seven days. Ask whoever invited you for a new link.',
} as const;
