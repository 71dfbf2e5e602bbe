import { runCommand } from './command.mjs';
import { Failure } from './failure.mjs';
import { prepare } from './preparation.mjs';
import { Report } from './report.mjs';

/** Prepares only, and prints the folder with the Node to use, for shell scripts to put first on PATH. */
export async function main(argv) {
  const report = new Report({
    write: line => process.stderr.write(`${line}\n`),
  });
  await runCommand(
    async context => {
      if (argv.length > 0) {
        throw new Failure('scripts/prepare.mjs takes no arguments.', {
          remedy: 'Run it as `node scripts/prepare.mjs`.',
        });
      }
      const { node } = await prepare(context, { app: false });
      process.stdout.write(`${node.binDirectory}\n`);
    },
    { report },
  );
}
