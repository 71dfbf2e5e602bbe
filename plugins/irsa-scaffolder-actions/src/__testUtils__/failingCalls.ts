import { AwsProxy, Disturbance } from './AwsProxy';

/** Both ways in which a call can fail. */
export const DISTURBANCES: readonly Disturbance[] = ['refuse', 'lose-answer'];

/** A call that failed, and what came of the run. */
export interface FailedCall {
  readonly call: string;
  readonly error: unknown;
}

/**
 * Runs something once for each call to AWS that it makes, and has that call fail.
 *
 * @param prepare - makes what the run is about, anew for each, and answers with the run
 * @param judge - looks at what is left, and is told what the run failed with
 * @returns the calls of a run in which none fails
 */
export async function failEachCall(
  proxy: AwsProxy,
  disturbance: Disturbance,
  prepare: (name: string) => Promise<() => Promise<unknown>>,
  judge: (name: string, failed: FailedCall) => Promise<void>,
): Promise<string[]> {
  const whole = await prepare(`whole-${disturbance}`);
  proxy.reset();
  await whole();
  const calls = [...proxy.calls];
  for (const [at, call] of calls.entries()) {
    const name = `fail-${disturbance}-${at}`;
    const run = await prepare(name);
    proxy.reset((_, index) => (index === at ? disturbance : undefined));
    const error: unknown = await run().then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    proxy.reset();
    await judge(name, { call, error });
  }
  return calls;
}
