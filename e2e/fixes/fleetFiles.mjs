import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parse, stringify } from 'yaml';

/** Changes the content of a file of a fleet, which is JSON or YAML. */
export async function changeFile(fleet, file, change) {
  const name = path.join(fleet, file);
  const content = parse(await readFile(name, 'utf8'));
  const changed = change(content);
  await writeFile(
    name,
    name.endsWith('.json')
      ? JSON.stringify(changed, null, 2)
      : stringify(changed),
  );
}

/** Whether two Kubernetes objects are the same one, maybe at different times. */
export const isSame = (one, other) =>
  one.kind === other.kind &&
  one.metadata.namespace === other.metadata.namespace &&
  one.metadata.name === other.metadata.name;
