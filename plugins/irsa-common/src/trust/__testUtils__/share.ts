/** Mutation testing runs the tests thousands of times, and most mutants fail within the first few cases. */
const share = Number(process.env.TRUST_RUNS_SHARE ?? '1');

/** Whether only a part of the generated cases is run. */
export const isShortened = share < 1;

/** How many of so many generated cases are run. */
export function partOf(count: number): number {
  return Math.ceil(count * share);
}

/** What has to come up at least, in as many cases as are run. */
export function atLeast(count: number): number {
  return Math.floor(count * share * share);
}
