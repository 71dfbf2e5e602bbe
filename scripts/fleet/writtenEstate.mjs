import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';

/** The documents of a YAML or JSON file; an error names the file. */
async function readDocuments(path) {
  const text = await readFile(path, 'utf8');
  return parseAllDocuments(text, { uniqueKeys: true }).map(document => {
    const [problem] = [...document.errors, ...document.warnings];
    if (problem) {
      throw new Error(`${path}: ${problem.message}`);
    }
    return document.toJS();
  });
}

async function readJson(path) {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw new Error(`${path}: ${error.message}`);
  }
}

const asArray = value => (Array.isArray(value) ? value : [value]);

/** A policy document, plain as the AWS CLI writes it or percent-encoded as AWS sends it. */
function policy(document) {
  return typeof document === 'string'
    ? JSON.parse(decodeURIComponent(document))
    : document;
}

async function readAccount(directory) {
  const names = await readdir(directory);
  const pages = await Promise.all(
    names
      .filter(name => name.startsWith('account-authorization-details'))
      .sort()
      .map(name => readJson(join(directory, name))),
  );
  const folder = join(directory, 'open-id-connect-providers');
  const providers = await Promise.all(
    (await readdir(folder)).map(name => readJson(join(folder, name))),
  );
  return {
    pages,
    summary: await readJson(join(directory, 'account-summary.json')),
    listedRoles: (await readJson(join(directory, 'roles.json'))).Roles,
    policies: pages.flatMap(page => page.Policies),
    providers: new Map(providers.map(provider => [provider.Url, provider])),
    roles: new Map(
      pages
        .flatMap(page => page.RoleDetailList)
        .map(role => [
          role.Arn,
          { ...role, trust: policy(role.AssumeRolePolicyDocument) },
        ]),
    ),
  };
}

function flatten(document) {
  return document.kind.endsWith('List') ? document.items : [document];
}

async function readCluster(directory) {
  const eks = [
    'cluster.json',
    'addons.json',
    'pod-identity-associations.json',
    'nodegroups.json',
    'fargate-profiles.json',
    'access-entries.json',
  ];
  const names = (await readdir(directory)).filter(name => !eks.includes(name));
  const objects = [];
  const typedLists = [];
  let read;
  for (const name of names) {
    const documents = await readDocuments(join(directory, name));
    if (name === 'read.yaml') {
      [read] = documents;
      continue;
    }
    typedLists.push(
      ...documents
        .map(({ kind }) => kind)
        .filter(kind => kind.endsWith('List') && kind !== 'List'),
    );
    objects.push(...documents.flatMap(flatten));
  }
  return {
    ...(await readJson(join(directory, 'cluster.json'))),
    addons: asArray(await readJson(join(directory, 'addons.json'))).map(
      ({ addon }) => addon,
    ),
    associations: asArray(
      await readJson(join(directory, 'pod-identity-associations.json')),
    ).map(({ association }) => association),
    nodegroups: (await readJson(join(directory, 'nodegroups.json'))).map(
      ({ nodegroup }) => nodegroup,
    ),
    accessEntries: (await readJson(join(directory, 'access-entries.json'))).map(
      ({ accessEntry }) => accessEntry,
    ),
    read,
    typedLists,
    objects,
    ofKind: kind => objects.filter(object => object.kind === kind),
    find: (kind, namespace, name) =>
      objects.find(
        object =>
          object.kind === kind &&
          object.metadata.namespace === namespace &&
          object.metadata.name === name,
      ),
  };
}

async function readFolders(directory, readOne) {
  const names = await readdir(directory);
  return Object.fromEntries(
    await Promise.all(
      names.map(async name => [name, await readOne(join(directory, name))]),
    ),
  );
}

/** Reads a written estate back, so that tests judge the files and not what made them. */
export async function readEstate(directory) {
  const catalog = join(directory, 'catalog');
  const entities = await Promise.all(
    (await readdir(catalog)).map(name => readDocuments(join(catalog, name))),
  );
  return {
    accounts: await readFolders(join(directory, 'fleet/accounts'), readAccount),
    clusters: await readFolders(join(directory, 'fleet/clusters'), readCluster),
    entities: entities.flat(),
    readme: await readFile(join(directory, 'README.md'), 'utf8'),
  };
}
