// The App Store channel, by Apple's public feed. In: an app and its countries. Out: reviews with their stars. Nothing is
// answered here: a person opens App Store Connect.

import type { Channel, DiscoverAsk, Hands, Suggestion } from '../channel.ts';
import { folded } from '../folded.ts';
import { type Fields, idOf, textOf } from '../tolerant.ts';
import { appsNamed } from './ask.ts';
import { appOf, countryOf } from './asked.ts';
import { listen } from './listen.ts';
import { manifest } from './manifest.ts';
import { normalise } from './normalise.ts';

export const channel: Channel = { manifest, normalise, listen, discover };

const MOST = 3;
/** Sites of these endings speak for one country; others (`.io`, `.co`) for none. */
const COUNTRIES = 'at au be br ca ch cz de dk es fi fr gr hu ie in it jp kr mx nl no nz pl pt ro se sk tr uk us za';

async function discover({ name, page }: DiscoverAsk, hands: Hands): Promise<readonly Suggestion[]> {
  const country = homeOf(page ?? '');
  const countries = [...new Set([country, 'us'])].join(', ');
  const typed = appOf(page ?? '');
  const wanted = folded(name);
  if (typed !== null) return [{ kind: 'reviews', label: `Reviews of ${name}`, config: { app: typed, countries } }];
  if (wanted === '') return [];
  const apps = await appsNamed(name.trim(), country, hands);
  return apps.flatMap((app) => suggestionOf(app, wanted, countries)).slice(0, MOST);
}

/** The search brings what is like the words as well; only an app or a maker of that name is meant. */
function suggestionOf(app: Fields, wanted: string, countries: string): readonly Suggestion[] {
  const id = idOf(app['trackId']);
  const title = textOf(app['trackName']) ?? '';
  const makers = [app['sellerName'], app['artistName']].map((maker) => textOf(maker) ?? '');
  if (id === null || !['', ...makers, title].some((one) => ` ${folded(one)} `.includes(` ${wanted} `))) return [];
  const by = makers.find((maker) => maker !== '');
  const label = by === undefined ? title : `${title} by ${by}`;
  return [{ kind: 'reviews', label: label.slice(0, 200), config: { app: id, countries } }];
}

function homeOf(page: string): string {
  const ending = /\.([a-z]{2})(?:[/:?#]|$)/iu.exec(page.replace(/^[a-z]+:\/\//iu, ''))?.[1]?.toLowerCase() ?? '';
  const country = countryOf(page) ?? (COUNTRIES.split(' ').includes(ending) ? ending : 'us');
  return country === 'uk' ? 'gb' : country;
}
