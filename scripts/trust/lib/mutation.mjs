import fs from 'node:fs';
import { Failure } from '../../lib/failure.mjs';
import { runCommand } from '../../lib/command.mjs';
import { fromRoot, root } from '../../lib/paths.mjs';
import { parts } from './parts.mjs';
import { readResults, summarize, withPart, writeResults } from './results.mjs';

const TARGET = 90;
const trust = 'plugins/irsa-common/src/trust';

function readArguments(argv) {
  const unknown = argv.find(name => !(name in parts));
  if (unknown !== undefined) {
    throw new Failure(`The engine has no part named ${unknown}.`, {
      remedy: `Name some of ${Object.keys(parts).join(', ')}, or none for all.`,
    });
  }
  return argv.length > 0 ? argv : Object.keys(parts);
}

/** The share of mutants that tests noticed, in percent. */
export const shareOf = ({ killed, survived }) =>
  (100 * killed) / (killed + survived);

async function mutatePart({ processes, report }, name) {
  const output = fromRoot('.cache', 'mutation', `${name}.json`);
  fs.mkdirSync(fromRoot('.cache', 'mutation'), { recursive: true });
  const files = [
    ...parts[name].map(file => `${trust}/${file}`),
    `!${trust}/**/*.test.ts`,
  ];
  report.line(`Mutating ${name}`);
  const { code } = await processes.run(
    process.execPath,
    [
      fromRoot('node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js'),
      'run',
      'stryker.trust.config.mjs',
      '--mutate',
      files.join(','),
      '--incrementalFile',
      fromRoot('.cache', 'mutation', `${name}.incremental.json`),
    ],
    {
      cwd: root,
      env: {
        ...process.env,
        TRUST_RUNS_SHARE: '0.05',
        TRUST_MUTATION_REPORT: output,
      },
      show: true,
      mayFail: true,
    },
  );
  if (code !== 0) {
    throw new Failure(`Stryker could not mutate ${name}.`, {
      remedy: 'What it says is above; run the same command again after that.',
    });
  }
  return JSON.parse(fs.readFileSync(output, 'utf8'));
}

export async function main(argv) {
  await runCommand(async context => {
    const machine = {
      date: new Date().toISOString().slice(0, 10),
      node: process.version,
    };
    for (const name of readArguments(argv)) {
      const summary = summarize(await mutatePart(context, name));
      writeResults(withPart(readResults(), name, summary, machine));
      context.report.line(
        `${name}: ${summary.killed} killed, ${
          summary.survived
        } survived (${shareOf(summary).toFixed(1)} %)`,
      );
    }
    const measured = Object.values(readResults().parts);
    const total = shareOf({
      killed: measured.reduce((sum, { killed }) => sum + killed, 0),
      survived: measured.reduce((sum, { survived }) => sum + survived, 0),
    });
    context.report.line(
      `All parts measured: ${total.toFixed(
        1,
      )} % killed, target ${TARGET} %. Run \`yarn docs:trust\` to put it into the documentation.`,
    );
    return total >= TARGET ? 0 : 1;
  });
}
