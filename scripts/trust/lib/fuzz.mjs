import { runCommand } from '../../lib/command.mjs';
import { importTrust } from './bundle.mjs';
import { readNumbers } from '../../lib/options.mjs';

const CHUNK = 50_000;

/**
 * Compares the engine with the slow evaluator, and its scopes with its decisions, on generated cases.
 *
 * @param second - takes the place of the slow evaluator; tests break it on purpose
 * @returns the exit code: 1 when two answers differ
 */
export async function fuzz({ cases, seed, second, write, progress }) {
  const { fuzzTrust } = await importTrust(['__testUtils__/fuzz']);
  const decisions = { allow: 0, deny: 0, unknown: 0 };
  const begun = performance.now();
  for (let done = 0; done < cases; done += CHUNK) {
    const result = fuzzTrust({
      cases: Math.min(CHUNK, cases - done),
      seed: seed + done,
      second,
    });
    for (const [decision, count] of Object.entries(result.decisions)) {
      decisions[decision] += count;
    }
    if (result.counterexample) {
      write(describe(result.counterexample));
      return 1;
    }
    progress?.(Math.min(done + CHUNK, cases));
  }
  const seconds = (performance.now() - begun) / 1000;
  const counts = Object.entries(decisions)
    .map(([decision, count]) => `${count} ${decision}`)
    .join(', ');
  write(
    `${cases} cases agree (${counts}), ${Math.round(
      cases / seconds,
    )} cases per second.`,
  );
  return 0;
}

function describe({ seed, policy, request, answers }) {
  const said = Object.entries(answers)
    .map(([who, answer]) => `${who} says ${answer}`)
    .join(', ');
  return [
    `Two answers differ: ${said}.`,
    'The shortest policy and request for which they do:',
    JSON.stringify({ policy, request }, null, 2),
    `Run it again with: yarn fuzz:trust --cases 1 --seed ${seed}`,
  ].join('\n');
}

export async function main(argv) {
  await runCommand(async ({ report }) =>
    fuzz({
      ...readNumbers(argv, { cases: 1_000_000, seed: 1 }),
      write: text => process.stdout.write(`${text}\n`),
      progress: done => report.line(`${done} cases`),
    }),
  );
}
