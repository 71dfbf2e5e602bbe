import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { NotFoundError } from '@backstage/errors';
import { ObjectFile } from './ObjectFile';
import { jsonText, replaceFile } from './replaceFile';
import { EstateAssociation, KubernetesObject } from './types';

const CREATED = 'created.yaml';
const ASSOCIATIONS = 'pod-identity-associations.json';
const ADDONS = 'addons.json';
const AGENT = 'eks-pod-identity-agent';

/** Answers of EKS, which hold no Kubernetes objects. */
const ANSWERS =
  /^(?:cluster|pod-identity-associations|addons|nodegroups|fargate-profiles|access-entries)\b.*\.json$|^read\.yaml$/;

/** What EKS says of the cluster, as far as the demo looks into it. */
interface EksCluster {
  readonly name: string;
  readonly arn: string;
  readonly identity: { readonly oidc: { readonly issuer: string } };
}

interface Association {
  readonly association: {
    readonly namespace: string;
    readonly serviceAccount: string;
    readonly roleArn: string;
    readonly [field: string]: unknown;
  };
}

interface Addon {
  readonly addon: { readonly addonName: string };
}

/** The folder of a cluster in the demo's estate. Nothing is written before `save`. */
export class ClusterFolder {
  readonly name: string;
  readonly #folder: string;
  readonly #cluster: EksCluster;
  readonly #files: ObjectFile[];
  readonly #created: ObjectFile;
  #associations: Association[];
  #addons: Addon[];

  /** @throws NotFoundError where the estate does not have the cluster. */
  static async open(estate: string, name: string): Promise<ClusterFolder> {
    const clusters = await readdir(path.join(estate, 'clusters'));
    if (!clusters.includes(name)) {
      throw new NotFoundError(
        `The demo's estate has no cluster ${name}. It has ${clusters.join(
          ', ',
        )}.`,
      );
    }
    const folder = path.join(estate, 'clusters', name);
    const names = (await readdir(folder)).filter(
      each =>
        /^[^.].*\.(?:json|ya?ml)$/.test(each) &&
        !ANSWERS.test(each) &&
        each !== CREATED,
    );
    const files = await Promise.all(
      names.map(each => ObjectFile.read(path.join(folder, each))),
    );
    const created = path.join(folder, CREATED);
    const { cluster } = await readJson<{ cluster: EksCluster }>(
      path.join(folder, 'cluster.json'),
    );
    return new ClusterFolder(folder, name, {
      cluster,
      files,
      created: (await readdir(folder)).includes(CREATED)
        ? await ObjectFile.read(created)
        : ObjectFile.create(created),
      associations: await readJsonList(path.join(folder, ASSOCIATIONS)),
      addons: await readJsonList(path.join(folder, ADDONS)),
    });
  }

  private constructor(
    folder: string,
    name: string,
    read: {
      readonly cluster: EksCluster;
      readonly files: ObjectFile[];
      readonly created: ObjectFile;
      readonly associations: Association[];
      readonly addons: Addon[];
    },
  ) {
    this.#folder = folder;
    this.name = name;
    this.#cluster = read.cluster;
    this.#created = read.created;
    this.#files = [...read.files, read.created];
    this.#associations = read.associations;
    this.#addons = read.addons;
  }

  get region(): string {
    return this.#cluster.arn.split(':')[3];
  }

  get issuer(): string {
    return this.#cluster.identity.oidc.issuer;
  }

  list(kind: string): readonly KubernetesObject[] {
    return this.#files
      .flatMap(({ objects }) => objects)
      .filter(object => object.kind === kind);
  }

  find(
    kind: string,
    namespace: string | undefined,
    name: string,
  ): KubernetesObject | undefined {
    return this.list(kind).find(({ metadata }) =>
      isNamed(metadata, namespace, name),
    );
  }

  /** Whether a kind of object was exported at all. */
  wasRead(kind: string): boolean {
    return this.list(kind).length > 0;
  }

  /** Adds an object. */
  add(object: KubernetesObject): void {
    this.#created.add(object);
  }

  /** Says that an object that {@link find} or {@link list} gave was changed. */
  changed(object: KubernetesObject): void {
    this.#files.find(({ objects }) => objects.includes(object))?.changed();
  }

  remove(isGone: (object: KubernetesObject) => boolean): void {
    this.#files.forEach(file => file.remove(isGone));
  }

  isAssociated(namespace: string, serviceAccount: string): boolean {
    return this.#associations.some(
      ({ association }) =>
        association.namespace === namespace &&
        association.serviceAccount === serviceAccount,
    );
  }

  /** Associates a service account with a role, in place of the one it had. */
  associate(wanted: EstateAssociation, now: Date): void {
    const { namespace, serviceAccount, roleArn } = wanted;
    const id = `a-${randomUUID().replaceAll('-', '').slice(0, 17)}`;
    this.#associations = [
      ...this.#associations.filter(
        ({ association }) =>
          association.namespace !== namespace ||
          association.serviceAccount !== serviceAccount,
      ),
      {
        association: {
          clusterName: this.#cluster.name,
          namespace,
          serviceAccount,
          roleArn,
          associationArn: `${this.#cluster.arn.replace(
            ':cluster/',
            ':podidentityassociation/',
          )}/${id}`,
          associationId: id,
          tags: {},
          createdAt: now.toISOString(),
          modifiedAt: now.toISOString(),
          disableSessionTags: false,
        },
      },
    ];
  }

  /** Installs the add-on of the Pod Identity agent, unless it is there. */
  ensureAgent(now: Date): void {
    if (!this.#addons.some(({ addon }) => addon.addonName === AGENT)) {
      const addon = {
        addonName: AGENT,
        clusterName: this.#cluster.name,
        status: 'ACTIVE',
        addonVersion: 'v1.3.10-eksbuild.1',
        health: { issues: [] },
        addonArn: `${this.#cluster.arn.replace(
          ':cluster/',
          ':addon/',
        )}/${AGENT}/${randomUUID()}`,
        createdAt: now.toISOString(),
        modifiedAt: now.toISOString(),
        tags: {},
      };
      this.#addons = [...this.#addons, { addon }];
    }
  }

  async save(): Promise<void> {
    for (const file of this.#files) {
      await file.save();
    }
    await replaceFile(
      path.join(this.#folder, ASSOCIATIONS),
      jsonText(this.#associations),
    );
    await replaceFile(path.join(this.#folder, ADDONS), jsonText(this.#addons));
  }
}

function isNamed(
  metadata: KubernetesObject['metadata'],
  namespace: string | undefined,
  name: string,
): boolean {
  return metadata.namespace === namespace && metadata.name === name;
}

async function readJson<T>(file: string): Promise<T> {
  return JSON.parse(await readFile(file, 'utf8'));
}

/** One answer, or an array of them. */
async function readJsonList<T>(file: string): Promise<T[]> {
  const content = await readJson<T | T[]>(file);
  return Array.isArray(content) ? content : [content];
}
