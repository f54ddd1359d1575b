// The brand of the seeded story: a small roastery and bakery with four shops and a web shop.

export const brand = {
  key: 'brand',
  name: 'Kestrel & Crumb',
  handle: 'kestrelandcrumb',
  followers: 8_412,
} as const;
