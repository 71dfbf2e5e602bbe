import fs from 'node:fs';
import { runCommand } from '../../lib/command.mjs';
import { Failure } from '../../lib/failure.mjs';
import { fromRoot } from '../../lib/paths.mjs';
import { createSchemas } from './schemas.mjs';

const FILE = 'plugins/irsa-backend/src/openapi/schemas.json';

/** The schemas as the types have them now, and as the file has them. */
export function compareSchemas() {
  const now = `${JSON.stringify(createSchemas(), null, 2)}\n`;
  const file = fromRoot(FILE);
  const written = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
  return { file, now, isCurrent: now === written };
}

export async function main(argv) {
  await runCommand(async () => {
    if (argv.length > 1 || (argv.length === 1 && argv[0] !== '--check')) {
      throw new Failure('yarn docs:openapi knows one word: --check.', {
        remedy: 'Run `yarn docs:openapi` to write the schemas.',
      });
    }
    const { file, now, isCurrent } = compareSchemas();
    if (isCurrent) {
      return;
    }
    if (argv.length === 1) {
      throw new Failure(`${FILE} is not what the types of the API say.`, {
        remedy: 'Run `yarn docs:openapi` and commit the result.',
      });
    }
    fs.writeFileSync(file, now);
  });
}
