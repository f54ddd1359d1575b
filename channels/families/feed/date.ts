// Dates as feeds write them. In: any text. Out: a date or null; the machine's own time zone never matters.

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Zone names seen in feeds, in minutes east of Greenwich; RFC 822 names the American ones. */
const ZONES: Readonly<Record<string, number>> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  wet: 0,
  west: 60,
  bst: 60,
  cet: 60,
  cest: 120,
  met: 60,
  mest: 120,
  eet: 120,
  eest: 180,
  msk: 180,
  ist: 330,
  jst: 540,
};

const ISO = /^\s*(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?\s*(\S*))?/i;
const RFC_822 =
  /(\d{1,2})[\s-]+([a-z]{3})[a-z]*\.?[\s-]+(\d{4}|\d{2})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(\S*))?/i;
const MONTH_FIRST = /([a-z]{3})[a-z]*\.?\s+(\d{1,2}),?\s+(\d{4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(\S*))?/i;

/** A date without a zone is read as UTC: no feed says where it stands. */
export function parseFeedDate(text: string): Date | null {
  const given = text.slice(0, 100);
  const iso = ISO.exec(given);
  if (iso) return dateOf(iso[1], Number(iso[2]) - 1, iso[3] ?? '1', iso.slice(4));
  const named = RFC_822.exec(given);
  if (named) return dateOf(named[3], MONTHS.indexOf(named[2]?.toLowerCase() ?? ''), named[1], named.slice(4));
  const american = MONTH_FIRST.exec(given);
  if (american)
    return dateOf(american[3], MONTHS.indexOf(american[1]?.toLowerCase() ?? ''), american[2], american.slice(4));
  return null;
}

/** A date from before the web or from after tomorrow is a fault of the feed, and as good as none. */
export function believableDate(text: string | null, now: Date): Date | null {
  const date = text === null ? null : parseFeedDate(text);
  if (date === null) return null;
  const latest = now.getTime() + 24 * 60 * 60_000;
  return date.getTime() < Date.UTC(1990, 0, 1) || date.getTime() > latest ? null : date;
}

function dateOf(year = '', month: number, day = '', [hour, minute, second, zone]: (string | undefined)[]): Date | null {
  const offset = zoneMinutes(zone ?? '');
  const isPossible = month >= 0 && month < 12 && Number(day) >= 1 && Number(day) <= 31 && Number(hour ?? 0) <= 24;
  if (!isPossible || offset === null) return null;
  const shortYear = Number(year);
  const fullYear = year.length > 2 ? shortYear : shortYear + (shortYear < 70 ? 2000 : 1900);
  const local = Date.UTC(fullYear, month, Number(day), Number(hour ?? 0), Number(minute ?? 0), Number(second ?? 0));
  return new Date(local - offset * 60_000);
}

function zoneMinutes(zone: string): number | null {
  const numeric = /^(?:gmt|utc)?([+-])(\d{2}):?(\d{2})?/i.exec(zone);
  if (numeric) {
    const minutes = Number(numeric[2]) * 60 + Number(numeric[3] ?? 0);
    return minutes > 15 * 60 ? null : numeric[1] === '-' ? -minutes : minutes;
  }
  return ZONES[zone.toLowerCase().replace(/[^a-z].*$/, '')] ?? 0;
}
