// How an owner hands their pages over to Heed: Meta's consent, then a lasting token, then one token for each page. In: what
// consent brought. Out: the pages, each with the credential it is listened to with.
// https://developers.facebook.com/docs/pages-api/getting-started, https://developers.facebook.com/docs/facebook-login/guides/access-tokens/get-long-lived

import type { AppForm, Consent } from '../../../core/channel.ts';
import { ChannelError, type Credential, type Hands } from '../../channel.ts';
import { ask } from '../../rest.ts';
import { type Fields, fieldsOf, idOf, textOf } from '../../tolerant.ts';
import { askGraph, GRAPH, GRAPH_VERSION, readEdge } from './api.ts';

export function graphConsent(scopes: Consent['scopes']): Consent {
  return {
    authorizeUrl: `https://www.facebook.com/${GRAPH_VERSION}/dialog/oauth`,
    tokenUrl: `${GRAPH}/oauth/access_token`,
    scopes,
    scopeSeparator: ',',
    clientAuth: 'body',
  };
}

export function graphApp(help: string): AppForm {
  return {
    fields: [
      { name: 'clientId', label: 'App ID', kind: 'text', isRequired: true, placeholder: '1234567890123456' },
      { name: 'clientSecret', label: 'App secret', kind: 'secret', isRequired: true },
      {
        name: 'verifyToken',
        label: 'Verify token',
        kind: 'secret',
        isRequired: false,
        hint: 'Any words of your own; enter the same ones in the Webhooks settings of the app.',
      },
    ],
    help,
  };
}

/**
 * What a page is subscribed to. Each subscription replaces the one before, and a page and its Instagram account share it:
 * both channels ask for the same.
 */
const PUSHED = 'feed,ratings,mention,messages,message_echoes';

export interface OwnPage {
  readonly id: string;
  readonly fields: Fields;
  readonly credential: Credential;
}

/** A page's token made from a lasting user token has no end of its own. */
export async function pagesOf(credential: Credential, fields: string, hands: Hands): Promise<readonly OwnPage[]> {
  const lasting = { accessToken: await lastingToken(credential['accessToken'] ?? '', hands) };
  const pages: OwnPage[] = [];
  let after: string | null = null;
  for (let n = 0; n < 20; n += 1) {
    const query: Record<string, string | number | null> = {
      fields: `id,name,access_token,${fields}`,
      limit: 100,
      after,
    };
    const { data, next } = readEdge(await askGraph(lasting, { path: '/me/accounts', query }, hands));
    for (const one of data.map(fieldsOf)) {
      const [id, accessToken] = [idOf(one['id']), textOf(one['access_token'])];
      if (id !== null && accessToken !== null) pages.push({ id, fields: one, credential: { accessToken, pageId: id } });
    }
    if (next === null) break;
    after = next;
  }
  return pages;
}

async function lastingToken(token: string, hands: Hands): Promise<string> {
  if (token === '') throw new ChannelError('rejected', 'Facebook handed over no token: connect again.');
  const form = {
    grant_type: 'fb_exchange_token',
    client_id: hands.app?.['clientId'] ?? '',
    client_secret: hands.app?.['clientSecret'] ?? '',
    fb_exchange_token: token,
  };
  try {
    const { body } = await ask({ url: `${GRAPH}/oauth/access_token`, form }, hands);
    return textOf(fieldsOf(body)['access_token']) ?? token;
  } catch (error) {
    // No reply hangs on it: whatever became of the question, it can be asked again.
    if (!(error instanceof ChannelError) || error.code !== 'outcome_unknown') throw error;
    throw new ChannelError('unreachable', error.message, { cause: error });
  }
}

/** Asks for pushes about a page. Without an address for pushes at the app Meta refuses, and polling goes on alone. */
export async function subscribePage(page: OwnPage, hands: Hands): Promise<void> {
  const form = { subscribed_fields: PUSHED };
  try {
    await askGraph(page.credential, { path: `/${page.id}/subscribed_apps`, form }, hands);
  } catch (error) {
    if (!(error instanceof ChannelError)) throw error;
    hands.log('Meta pushes nothing for this page', { page: page.id, why: error.message });
  }
}
