// The media of a post: pictures, films, link cards, quoted posts, and the links inside its text, whose visible words
// are often cut short. The view's embed in, plain media out; kinds of embed not known here are passed over.

import type { HeardMedia } from '../../core/mention.ts';
import { postPage } from './address.ts';

type Fields = Readonly<Record<string, unknown>>;

export function mediaOf(embed: unknown, facets: readonly unknown[]): readonly HeardMedia[] {
  const media = [...embedMedia(embed), ...facetLinks(facets)];
  return media.filter((one, i) => media.findIndex((other) => other.url === one.url) === i);
}

function embedMedia(embed: unknown): readonly HeardMedia[] {
  const fields = fieldsOf(embed);
  switch (fields.$type) {
    case 'app.bsky.embed.images#view':
      return listOf(fields.images).flatMap((image) => medium('image', image.fullsize, image.alt));
    case 'app.bsky.embed.gallery#view':
      return listOf(fields.items).flatMap((image) => medium('image', image.fullsize, image.alt));
    case 'app.bsky.embed.video#view':
      return medium('video', fields.playlist, fields.alt);
    case 'app.bsky.embed.external#view': {
      const card = fieldsOf(fields.external);
      return medium('link', card.uri, card.title);
    }
    case 'app.bsky.embed.record#view':
      return quoted(fields.record);
    case 'app.bsky.embed.recordWithMedia#view':
      return [...embedMedia(fields.media), ...quoted(fieldsOf(fields.record).record)];
    default:
      return [];
  }
}

function quoted(record: unknown): readonly HeardMedia[] {
  const { uri, value } = fieldsOf(record);
  return typeof uri === 'string' ? medium('link', postPage(uri), fieldsOf(value).text) : [];
}

function facetLinks(facets: readonly unknown[]): readonly HeardMedia[] {
  return facets
    .flatMap((facet) => listOf(fieldsOf(facet).features))
    .filter((feature) => feature.$type === 'app.bsky.richtext.facet#link')
    .flatMap((feature) => medium('link', feature.uri, null));
}

function medium(kind: HeardMedia['kind'], url: unknown, alt: unknown): readonly HeardMedia[] {
  if (typeof url !== 'string' || !/^https?:\/\//iu.test(url)) return [];
  return [{ kind, url, alt: typeof alt === 'string' && alt !== '' ? alt : null }];
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function listOf(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.map(fieldsOf) : [];
}
