// Holds a piece of work while it is under way. A process that dies stops prolonging, and another takes over soon.

/** How long a hold lasts without being prolonged. */
export const holdMs = 15_000;

/** Runs `work` while prolonging its hold every third of its length. */
export async function holding<T>(
  now: () => Date,
  prolong: (until: Date) => Promise<void>,
  work: () => Promise<T>,
): Promise<T> {
  const timer = setInterval(() => {
    // A missed prolonging is made up by the next; if the database is away, the work will fail by itself.
    prolong(new Date(now().getTime() + holdMs)).catch(() => {});
  }, holdMs / 3);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
