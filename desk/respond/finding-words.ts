// A finding in a sentence, and several in a few words. In: the code and its figures. Out: what is said to whoever writes.

import type { Finding } from '../../core/respond/finding.ts';
import { findings } from '../messages/en/findings.ts';
import { learn, type MessageKey, say } from '../messages/say.ts';
import { languageName } from '../people/languages.ts';
import { sayBytes } from './picture-size.ts';

learn(findings);

export type Found = Pick<Finding, 'code' | 'detail'>;

export const findingName = ({ code }: Found): string => say(`finding.${code}`);

export function sayFinding({ code, detail }: Found): string {
  switch (code) {
    case 'too_long':
      return say('finding.said.too_long', { over: Number(detail['over']), max: Number(detail['max']) });
    case 'window_closed':
      return say('finding.said.window_closed', { wayOut: String(detail['wayOut']) });
    case 'pictures_unfit':
      return picturesSaid(detail);
    case 'picture_without_alt':
      return filled(code, { count: detail['count'] });
    case 'private_data':
      return say('finding.said.private_data', { kind: privateName(String(detail['kind'])) });
    case 'anger':
    case 'sarcasm':
    case 'defensive':
      return say(detail['heard'] === true ? `finding.said.${code}_heard` : `finding.said.${code}`);
    case 'link':
      return say(detail['cost'] === 'charged' ? 'finding.said.link_charged' : 'finding.said.link_demoted');
    case 'off_voice':
      return say(detail['missing'] === 'sign_off' ? 'finding.said.no_sign_off' : 'finding.said.off_voice');
    case 'canned':
      return filled(code, { share: detail['closeness'] });
    case 'same_sentence':
      return filled(code, { customers: detail['customers'] });
    case 'no_name':
      return filled(code, { name: detail['wanted'] });
    case 'back_and_forth':
      return filled(code, { count: detail['replies'] });
    case 'wrong_language':
      return filled(code, { theirs: nameIn(detail['wanted']), ours: nameIn(detail['language']) });
    case 'contradiction':
      return filled(code, { agreed: detail['agreed'], said: detail['said'] });
    default:
      return say(`finding.said.${code}`);
  }
}

type Told =
  | 'picture_without_alt'
  | 'canned'
  | 'same_sentence'
  | 'no_name'
  | 'back_and_forth'
  | 'wrong_language'
  | 'contradiction';

/** With its figures where they are known, plainly where they are not. */
function filled(code: Told, values: Readonly<Record<string, string | number | boolean | undefined>>): string {
  const known = Object.entries(values).filter(
    (entry): entry is [string, string | number] => typeof entry[1] === 'string' || typeof entry[1] === 'number',
  );
  if (known.length < Object.keys(values).length) return say(`finding.said.${code}_plain`);
  return say(`finding.said.${code}`, Object.fromEntries(known));
}

function picturesSaid({ why, which, used, max, type }: Found['detail']): string {
  const figures = { which: Number(which), used: Number(used), max: Number(max), type: kindName(String(type)) };
  switch (why) {
    case 'not_here':
      return say('finding.said.pictures_not_here');
    case 'too_many':
      return say('finding.said.pictures_too_many', figures);
    case 'wrong_type':
      return say('finding.said.pictures_wrong_type', figures);
    case 'alt_too_long':
      return say('finding.said.pictures_alt_too_long', figures);
    case 'too_large': {
      const sizes = { used: sayBytes(figures.used), max: sayBytes(figures.max) };
      return say('finding.said.pictures_too_large', { which: figures.which, ...sizes });
    }
    default:
      return say('finding.said.pictures_unfit');
  }
}

/** JPEG for image/jpeg. */
const kindName = (type: string): string => type.replace('image/', '').toUpperCase();

const privateKinds: Readonly<Record<string, MessageKey>> = {
  phone: 'finding.private.phone',
  email: 'finding.private.email',
  address: 'finding.private.address',
  order_number: 'finding.private.order_number',
  card: 'finding.private.card',
  iban: 'finding.private.iban',
};

const privateName = (kind: string): string => say(privateKinds[kind] ?? 'finding.private.other');

function nameIn(code: unknown): string | undefined {
  if (typeof code !== 'string') return undefined;
  try {
    return languageName(code);
  } catch {
    return undefined;
  }
}
