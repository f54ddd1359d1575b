// English words of claims. Data: read by `answers/claim-lexicon.ts`.

import type { ClaimWords } from './claim-words.ts';

export const claims: ClaimWords = {
  doublesNegation: false,
  free: 'free, free of charge, for free, for nothing, no charge, no cost, no extra cost, no fee, costs nothing, nothing to pay, at no cost, without charge, complimentary, on us, on the house, no surcharge',
  charged: 'charged, surcharge, costs extra, for a fee, charge for, we charge, on top, on top of',
  idle: 'gluten free, free range, dairy free, sugar free, lactose free, nut free, smoke free, step free, interest free, no interest, hands free, free to, feel free, no problem, no worries, not only, no doubt, no matter, not just, no trouble, no fuss, why not, closed case, close to, closed off',
  open: 'open, opens, opened, opening, open up',
  shut: 'closed, shut, day off, days off',
  closes: 'close, closes, closing, shuts',
  weekdays:
    'monday, mondays, mon | tuesday, tuesdays, tue, tues | wednesday, wednesdays, wed | thursday, thursdays, thu, thurs | friday, fridays, fri | saturday, saturdays, sat | sunday, sundays, sun',
  workdays: 'weekday, weekdays',
  weekend: 'weekend, weekends',
  daily: 'any day, every day, daily, seven days',
  months:
    'january, jan | february, feb | march, mar | april, apr | may | june, jun | july, jul | august, aug | september, sep, sept | october, oct | november, nov | december, dec',
  noon: 'noon, midday',
  midnight: 'midnight',
  morning: 'am, a.m, in the morning',
  evening: 'pm, p.m, in the afternoon, in the evening, at night',
  clockBefore: 'at, from, till, until, by, between, before, after, to',
  partOfHour: 'half, quarter, past, to midnight, o’clock',
  to: 'to, till, until, and, or, through',
  least: 'at least, from, over, above, start at, starts at, minimum, more than, spend, or older, aged',
  most: 'under, below, less than, younger than, up to',
  but: 'but, though, although, whereas, only if, unless, except',
  without: 'without',
  past: 'was, were, had, did, didn’t, wasn’t, weren’t, yesterday, ago, last week, last night, last month, last year, last time, have now, has been, have been, i see, i can see, i checked, i have, i’ve, we had, should have, would have, cost last, since, our team, has worked, has cooked, you mention, you mentioned, in your basket, your order, shall i',
  who: 'i, we, you, he, she, they, it, that, driver, parcel, order, delivery',
  did: 'waited, stood, rang, left, came, sent, told, went, got, said, died, ran, saw, paid, bought, booked, ordered, arrived, promised, missed, spent, received, found, called, wrote, cost',
  exception:
    'exception, exceptionally, normally, usually, this time, this once, just for you, in your case, for you until, goodwill, as a one off, as a thank, instead of',
};
