import fs from 'node:fs';
import path from 'node:path';

/** Every manifest of the repository: its own and those of its workspaces, which lie one folder below each pattern. */
export function readManifests(root) {
  const read = directory => ({
    directory,
    manifest: JSON.parse(
      fs.readFileSync(path.join(root, directory, 'package.json'), 'utf8'),
    ),
  });
  const own = read('.');
  const directories = own.manifest.workspaces.flatMap(pattern => {
    const parent = pattern.replace(/\/\*$/, '');
    if (!fs.existsSync(path.join(root, parent))) {
      return [];
    }
    return fs
      .readdirSync(path.join(root, parent))
      .sort()
      .map(name => path.posix.join(parent, name))
      .filter(directory =>
        fs.existsSync(path.join(root, directory, 'package.json')),
      );
  });
  return [own, ...directories.map(read)];
}

/** The folders of a workspace and of every other workspace that it depends on. */
export function workspaceClosure(manifests, name) {
  const byName = new Map(manifests.map(entry => [entry.manifest.name, entry]));
  const found = new Set();
  const visit = current => {
    const entry = byName.get(current);
    if (!entry || found.has(entry.directory)) {
      return;
    }
    found.add(entry.directory);
    Object.keys(entry.manifest.dependencies ?? {}).forEach(visit);
  };
  visit(name);
  return [...found].sort();
}
