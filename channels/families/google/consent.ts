// What every channel of Google asks the owner for: a client registered in Google's console, and consent with a token that
// can be renewed. In: the scopes and the words of one channel. Out: the forms of its manifest.

import type { AppForm, Consent } from '../../../core/channel.ts';

/** `offline` and `consent` together bring a refresh token each time, not only the first. */
export function googleConsent(scopes: Consent['scopes']): Consent {
  return {
    authorizeUrl: 'https://accounts.google.com/o/oauth2/v2/auth',
    tokenUrl: 'https://oauth2.googleapis.com/token',
    scopes,
    scopeSeparator: ' ',
    clientAuth: 'body',
    parameters: { access_type: 'offline', prompt: 'consent' },
  };
}

export function googleApp(help: string): AppForm {
  return {
    fields: [
      {
        name: 'clientId',
        label: 'Client ID',
        kind: 'text',
        isRequired: true,
        placeholder: '1234567890-abc.apps.googleusercontent.com',
      },
      { name: 'clientSecret', label: 'Client secret', kind: 'secret', isRequired: true },
    ],
    help,
  };
}
