import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

const ANNOTATION = 'eks.amazonaws.com/role-arn';

/** Names of service accounts of a generated estate that have a role, as the catalog names them. */
async function serviceAccountsWithRole(directory, count) {
  const names = [];
  const clusters = path.join(directory, 'clusters');
  for (const cluster of (await readdir(clusters)).sort()) {
    const folder = path.join(clusters, cluster);
    const files = (await readdir(folder)).filter(file =>
      file.startsWith('serviceaccounts-'),
    );
    for (const file of files) {
      const { items } = JSON.parse(
        await readFile(path.join(folder, file), 'utf8'),
      );
      names.push(
        ...items
          .filter(({ metadata }) => metadata.annotations?.[ANNOTATION])
          .map(
            ({ metadata: { namespace, name } }) =>
              `${cluster}/${namespace}/${name}`,
          ),
      );
      if (names.length >= count) {
        return names.slice(0, count);
      }
    }
  }
  throw new Error(
    `${directory} has ${names.length} service accounts with a role, not ${count}`,
  );
}

/**
 * Writes a catalog with one component, which has a number of bindings.
 *
 * @returns the file
 */
export async function writeCatalog(directory, { component, bindings }) {
  const file = path.join(directory, 'one-component.yaml');
  const serviceAccounts = await serviceAccountsWithRole(directory, bindings);
  await writeFile(
    file,
    JSON.stringify({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name: component,
        annotations: {
          'irsa.backstage.io/service-accounts': serviceAccounts.join(','),
        },
      },
      spec: { type: 'service', lifecycle: 'production', owner: 'guests' },
    }),
  );
  return file;
}
