// Waits until somebody wants Heed to stop: Ctrl-C, a service manager, or the launcher's own end. A second Ctrl-C,
// a moment after the first, stops waiting for a clean end.

/** A terminal and the launcher may both pass on the same Ctrl-C. */
const sameKeyMs = 1_000;

/** Call it early: from then on a signal no longer kills the process but resolves the promise. */
export function untilStopped(): Promise<string> {
  return new Promise((resolve) => {
    let firstAt = 0;
    const stop = (why: string) => {
      const now = performance.now();
      if (firstAt === 0) firstAt = now;
      else if (now - firstAt > sameKeyMs) process.exit(130);
      resolve(why);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(signal));
    if (process.channel) {
      process.once('disconnect', () => stop('the launcher is gone'));
      process.channel.unref();
    }
  });
}
