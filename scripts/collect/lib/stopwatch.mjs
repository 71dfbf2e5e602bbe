/**
 * Measures from now on.
 *
 * @returns a function that answers with the seconds since then: by the clock, and of processor time of this process, which other
 *   programs on the machine change little
 */
export function stopwatch() {
  const begun = performance.now();
  const used = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(used);
    return {
      clock: (performance.now() - begun) / 1000,
      processor: (user + system) / 1e6,
    };
  };
}
