// What the double says of itself as a server: Mastodon's two descriptions, or the one its kin give.

import type { Instance } from './fake-instance.ts';

const configuration = (max: number, linkCosts: number) => ({
  accounts: { max_featured_tags: 10, max_pinned_statuses: 5 },
  media_attachments: {
    image_matrix_limit: 33_177_600,
    image_size_limit: 16_777_216,
    supported_mime_types: ['image/jpeg', 'image/png'],
    video_frame_rate_limit: 120,
    video_matrix_limit: 8_294_400,
    video_size_limit: 103_809_024,
  },
  polls: { max_characters_per_option: 50, max_expiration: 2_629_746, max_options: 4, min_expiration: 300 },
  statuses: { characters_reserved_per_url: linkCosts, max_characters: max, max_media_attachments: 4 },
  translation: { enabled: false },
  urls: { streaming: null },
});

/** The newer description; kin older than it answer 404. */
export function aboutV2(instance: Instance, max: number): Record<string, unknown> {
  const home = `https://${instance.domain}`;
  return {
    api_versions: { mastodon: 7 },
    configuration: configuration(max, 23),
    contact: { email: 'staff@example.com', account: null },
    description: 'A small server for tests.',
    domain: instance.domain,
    icon: [],
    languages: ['en'],
    registrations: { approval_required: false, enabled: false, message: null },
    rules: [],
    source_url: 'https://github.com/mastodon/mastodon',
    thumbnail: { url: `${home}/thumbnail.png` },
    title: 'Small server',
    usage: { users: { active_month: 3 } },
    version: '4.5.0',
  };
}

/** The older description, which Mastodon still gives beside the newer. */
export function aboutV1(instance: Instance, max: number): Record<string, unknown> {
  return {
    uri: instance.domain,
    title: 'Small server',
    short_description: 'A small server for tests.',
    description: '',
    email: 'staff@example.com',
    version: '4.5.0',
    urls: { streaming_api: `wss://${instance.domain}` },
    stats: { user_count: 3, status_count: instance.posts.length, domain_count: 1 },
    languages: ['en'],
    registrations: false,
    approval_required: false,
    invites_enabled: true,
    configuration: configuration(max, 23),
    rules: [],
  };
}

/** As Akkoma was seen to answer: the length under a name of its own, and as a string. */
export function aboutKin(instance: Instance, max: number): Record<string, unknown> {
  return {
    uri: `https://${instance.domain}`,
    title: 'A kin of it',
    version: '2.7.2 (compatible; Akkoma 3.13.2)',
    max_toot_chars: String(max),
  };
}
