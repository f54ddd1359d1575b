// How long customers said they would wait, and where a length of time stands on a scale that has room for minutes and
// days alike. Sources: The Social Habit, 2012 (30 and 60 minutes); Lithium, 2013 (Twitter).

export const expectations = [
  { minutes: 30, key: 'half_hour' },
  { minutes: 60, key: 'hour' },
  { minutes: 120, key: 'two_hours' },
  { minutes: 1440, key: 'day' },
] as const;

const least = 10;
const most = 3 * 1440;

/** 0 to 1, logarithmic from ten minutes to three days; what lies beyond stands at the end. */
export function scaleAt(minutes: number): number {
  const share = Math.log(Math.max(minutes, least) / least) / Math.log(most / least);
  return Math.min(1, share);
}
