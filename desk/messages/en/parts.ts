// Words of the primitives in parts/ and of what can go wrong on any page.

export const parts = {
  'parts.close': 'Close',
  'parts.cancel': 'Cancel',
  'parts.tryAgain': 'Try again',
  'parts.optional': 'optional',
  'parts.notices': 'Notices',
  'parts.loading': 'Loading',
  'parts.showSecret': 'Show',
  'parts.hideSecret': 'Hide',

  'trouble.title': 'This could not be loaded',
  'trouble.offline':
    'The desk cannot reach Heed. Nothing is lost: what was heard is kept. Check the connection, then try again.',
  'trouble.unexpected':
    'Heed answered in a way the desk did not expect ({status}). What you wrote is still here. Try again; if it stays, show this to whoever runs Heed.',
  'trouble.crash': 'Something in the desk broke. Your drafts are saved. Loading the page again usually helps.',
  'trouble.reload': 'Load again',
} as const;
