// The brand of the seeded story: a small roastery and bakery with four shops and a web shop, and its four agents.

export interface Agent {
  readonly key: string;
  readonly name: string;
  readonly email: string;
  readonly role: 'owner' | 'lead' | 'agent';
  readonly languages: readonly string[];
}

export interface Place {
  readonly key: string;
  readonly name: string;
  readonly address: string;
}

export const brand = {
  key: 'brand',
  name: 'Kestrel & Crumb',
  handle: 'kestrelandcrumb',
  about:
    'We roast coffee and bake bread in a harbour town. Four shops, one oven that matters, and a box by post every other week.',
  timeZone: 'Europe/Lisbon',
  languages: ['en', 'es', 'fr', 'de', 'pt', 'it'],
  followers: 8_412,
} as const;

export const places: readonly Place[] = [
  { key: 'harbour', name: 'Harbour', address: '2 Customs Quay' },
  { key: 'station', name: 'Station', address: 'Platform Hall, Central Station' },
  { key: 'mill', name: 'Old Mill', address: '19 Mill Lane' },
  { key: 'market', name: 'Market Square', address: '7 Market Square' },
  { key: 'online', name: 'Online shop', address: 'Boxes by post' },
];

export const agents: readonly Agent[] = [
  { key: 'maya', name: 'Maya Okafor', email: 'maya@kestrelandcrumb.example', role: 'owner', languages: ['en', 'fr'] },
  { key: 'tom', name: 'Tom Lindqvist', email: 'tom@kestrelandcrumb.example', role: 'lead', languages: ['en', 'de'] },
  {
    key: 'ines',
    name: 'Inês Carvalho',
    email: 'ines@kestrelandcrumb.example',
    role: 'agent',
    languages: ['pt', 'es', 'en'],
  },
  {
    key: 'luca',
    name: 'Luca Ferri',
    email: 'luca@kestrelandcrumb.example',
    role: 'agent',
    languages: ['it', 'en', 'fr'],
  },
];
