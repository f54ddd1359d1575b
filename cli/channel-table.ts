// What each channel can do, as tables drawn from the manifests: one for the terminal, with what was left out and why, and
// one for the README. In: the manifests. Out: text. There is no other list of channels.

import type { Budget, Manifest, ReplyWay, TextLimit } from '../core/channel.ts';

const HEADS = [
  'channel',
  'hears',
  'public reply',
  'private reply',
  'pictures',
  'like',
  'hide',
  'asks again',
  'at once',
  'tested against',
  'limits',
];
const MARKS = { from: '<!-- channels: npm run channels -- --write -->', to: '<!-- end of channels -->' };

/** For the terminal: narrow names, and below the table what was left out. */
export function drawChannels(manifests: Iterable<Manifest>): string {
  const places = placesOf(manifests);
  const rows = [
    HEADS,
    ...places.map((one) => [one.id, one.sourceKinds.map(({ kind }) => kind).join(', '), ...whatItCan(one)]),
  ];
  const widths = rows[0]?.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0))) ?? [];
  const table = rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const leftOut = places.map(({ id, leftOut: acts }) => {
    return [id, ...acts.map(({ act, why }) => `  ${act}: ${why}`)].join('\n');
  });
  return `${table.join('\n')}\n\nLeft out:\n\n${leftOut.join('\n')}\n`;
}

/** The README with its table drawn anew. Throws when the marks are not there. */
export function withTable(readme: string, manifests: Iterable<Manifest>): string {
  const [from, to] = [readme.indexOf(MARKS.from), readme.indexOf(MARKS.to)];
  if (from < 0 || to < from) throw new Error(`the README has no place for the table: ${MARKS.from} … ${MARKS.to}`);
  const places = placesOf(manifests);
  const rows = [
    HEADS,
    HEADS.map(() => '---'),
    ...places.map((one) => [
      `[${one.label}](channels/${one.id}/README.md)`,
      one.sourceKinds.map(({ label }) => label).join('; '),
      ...whatItCan(one),
    ]),
  ];
  const table = rows.map((row) => `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`);
  return `${readme.slice(0, from + MARKS.from.length)}\n${table.join('\n')}\n${readme.slice(to)}`;
}

/** A rehearsal is no place. */
function placesOf(manifests: Iterable<Manifest>): readonly Manifest[] {
  return [...manifests].filter(({ isRehearsal }) => !isRehearsal);
}

const ways: Readonly<Record<ReplyWay, string>> = { interface: 'yes', link_out: 'link out', none: '–' };
const yes = (is: boolean | undefined): string => (is === true ? 'yes' : '–');

function whatItCan(manifest: Manifest): readonly string[] {
  const { can, hasWebhook, media = {}, sourceKinds } = manifest;
  const isWatched = sourceKinds.some((one) => one.isWatched);
  const atOnce = [...(hasWebhook ? ['pushes'] : []), ...(isWatched ? ['a held line'] : [])];
  return [
    ways[can.publicReply],
    ways[can.privateReply],
    String(Math.max(media.publicReply?.most ?? 0, media.privateReply?.most ?? 0) || '–'),
    yes(can.like),
    yes(can.hide),
    yes(can.recheck),
    atOnce.join(', ') || '–',
    manifest.evidence,
    limitsOf(manifest) || '–',
  ];
}

/** More would push everything else out of the table. */
const mostBudgets = 3;

function limitsOf({ limits, windows = {}, budgets = [] }: Manifest): string {
  const { publicReply, privateReply } = limits;
  const isSame = publicReply && privateReply && lengthOf(publicReply) === lengthOf(privateReply);
  const lengths = [
    ...(publicReply ? [lengthOf(publicReply)] : []),
    ...(privateReply && !isSame ? [`${publicReply ? 'private ' : ''}${lengthOf(privateReply)}`] : []),
  ];
  const open = [
    ...(windows.publicReply ? [`public within ${timeOf(windows.publicReply.forMs)}`] : []),
    ...(windows.privateReply ? [`private within ${timeOf(windows.privateReply.forMs)}`] : []),
  ];
  const given = budgets.filter(({ limit }) => limit !== null).map(budgetOf);
  // A platform with a limit for every question tells them on its own page.
  const allowed = given.length > mostBudgets ? [`${given.length} budgets of calls`] : given;
  const money = budgets.some(({ limit }) => limit === null) ? ['money is counted'] : [];
  return [...lengths, ...open, ...allowed, ...money].join('; ');
}

const units: Readonly<Record<TextLimit['unit'], string>> = {
  graphemes: 'graphemes',
  code_points: 'characters',
  utf16: 'UTF-16 units',
  utf8_bytes: 'bytes',
  weighted: 'weighted',
};

function lengthOf({ max, unit }: TextLimit): string {
  return `${whole(max)} ${units[unit]}`;
}

function budgetOf({ name, limit, unit, windowMs }: Budget): string {
  return `${unit === 'usd' ? '$' : ''}${whole(limit ?? 0)} ${name} / ${timeOf(windowMs)}`;
}

/** 900,000 is "15 min". */
function timeOf(ms: number): string {
  const [size, name] = (
    [
      [86_400_000, 'd'],
      [3_600_000, 'h'],
      [60_000, 'min'],
    ] as const
  ).find(([one]) => ms % one === 0) ?? [1_000, 's'];
  return `${whole(ms / size)} ${name}`;
}

function whole(count: number): string {
  return count.toLocaleString('en-US');
}
