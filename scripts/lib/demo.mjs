import fs from 'node:fs';
import path from 'node:path';
import { runCommand } from './command.mjs';
import { Failure } from './failure.mjs';
import { ensureFleetCopy } from './fleet.mjs';
import { demoDirectory, fromRoot, root } from './paths.mjs';
import { findRunningPortal } from './running-portal.mjs';

const relative = file => path.relative(root, file);

/** Puts the demo back to what is committed: the fleet, and a database that knows nothing yet. */
async function reset({ report }) {
  const running = await findRunningPortal();
  if (running) {
    throw new Failure(
      `The demo portal is running at ${running.address} (process ${running.pid}).`,
      { remedy: 'End it with Ctrl-C, then run the same command again.' },
    );
  }
  const copy = path.join(demoDirectory, 'fleet');
  const { keptAside } = ensureFleetCopy({
    example: fromRoot('examples', 'fleet'),
    copy,
    reset: true,
  });
  report.line(`${relative(copy)} is as committed again`);
  if (keptAside) {
    report.line(`What you had changed is kept in ${relative(keptAside)}`);
  }
  const database = path.join(demoDirectory, 'database');
  fs.rmSync(database, { recursive: true, force: true });
  report.line(`Removed ${relative(database)}`);
}

export async function main(argv) {
  await runCommand(async context => {
    if (argv.length !== 1 || argv[0] !== 'reset') {
      throw new Failure('scripts/demo.mjs knows one word: reset.', {
        remedy: 'Run `npm run demo:reset`.',
      });
    }
    await reset(context);
  });
}
