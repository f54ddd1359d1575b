// Words of the search page.

export const search = {
  'search.title': 'Search',
  'search.label': 'Search everything heard and said',
  'search.placeholder': 'A word, an order number…',
  'search.everywhere': 'Everywhere',
  'search.beginTitle': 'Find anything that was ever said',
  'search.begin':
    'Search goes through every mention and every reply, also those from before Heed came. Two letters are enough.',
  'search.count':
    '{count, plural, =0 {Nothing found} one {One found} other {# found}}{more, select, yes {, newest first; there are more} other {}}',
  'search.noneTitle': 'Nobody said “{words}” yet',
  'search.none':
    'Try fewer or other words: the beginning of a word is enough. Something new appears here as soon as it is heard.',
  'search.own': 'us',
  'search.more': 'Show more',
} as const;
