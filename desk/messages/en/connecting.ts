// Words of the way to a platform and back: registering an app, what is asked for, what came of it, what is spent.

export const connecting = {
  'connecting.steps': 'Steps',
  'connecting.register': 'Register',
  'connecting.allow': 'Allow',
  'connecting.fillIn': 'Connect',
  'connecting.once': 'Once for this channel. What you enter is kept sealed; secrets are never shown again.',
  'connecting.redirectUrl': 'Address for consent',
  'connecting.redirectAbout': 'The platform sends you back here. Enter it there exactly so.',
  'connecting.webhookUrl': 'Address for pushes',
  'connecting.webhookAbout': 'The platform tells Heed here at once what is new.',
  'connecting.webhookAtHome':
    'No platform can reach Heed at this address, so it asks for what is new instead. Open the desk at an address that is reachable from outside to be told at once.',
  'connecting.kept': 'Saved. Your sources on {channel} use it from their next read on.',
  'connecting.copy': 'Copy',
  'connecting.copied': 'Copied',
  'connecting.copyWhat': 'Copy: {what}',
  'connecting.copyFailed': 'Your browser did not allow copying. Select the text and copy it yourself.',
  'connecting.stays': 'Filled in. Leave it empty to keep it.',
  'connecting.saveApp': 'Save and go on',
  'connecting.changeApp': 'Change what is registered',
  'connecting.scopesAbout':
    '{channel} will ask you whether Heed may do this. Nothing is published unless a person here sends it.',
  'connecting.goOn': 'Continue to {channel}',
  'connecting.refusedTitle': '{channel} is not connected',
  'connecting.refusedAbout': 'Nothing was changed.',
  'connecting.nothingYet': 'Nothing came of it yet. Press “Try again” if this stays.',
  'connecting.tryAgain': 'Try again',
  'connecting.putAway': 'Put away',
  'connecting.expiredAbout':
    'Heed is no longer let in as this profile. Nothing heard is lost; replies wait until you connect it again.',
  'connecting.spending': 'What the platform gives, and what is used of it',
  'connecting.until': '{label}: {used} of {limit} until {time}',
  'connecting.usedUp': '{label}: all {limit} used until {time}',
  'connecting.pushes':
    '{channel} told Heed at once: {genuine, plural, =0 {nothing yet} one {one push} other {# pushes}}{forged, plural, =0 {} one { · one forged push refused} other { · # forged pushes refused}}{unread, plural, =0 {} one { · one not understood, kept} other { · # not understood, kept}}',
  'connecting.month': '{label}, this month: {used}',
} as const;
