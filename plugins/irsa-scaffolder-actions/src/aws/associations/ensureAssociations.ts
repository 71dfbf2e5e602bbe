import { ConflictError } from '@backstage/errors';
import { parseArn, PlannedAssociation } from 'backstage-plugin-irsa-common';
import { saidBy } from '../awsFailure';
import { AssociationKey, EksAssociations } from './EksAssociations';

/** What became of an association. */
export interface EnsuredAssociation {
  readonly cluster: string;
  readonly outcome: 'created' | 'unchanged' | 'changed';
}

/** How to go about it. */
export interface EnsureAssociationsOptions {
  /** The client for the region of a cluster. */
  readonly eks: (region: string) => Promise<EksAssociations>;
  /** Whether an association with another role may get this one. */
  readonly replaceRole: boolean;
  readonly tags: Record<string, string>;
}

/** Something that this run did, and how to put it back. */
interface Done {
  readonly what: string;
  readonly putBack: () => Promise<void>;
}

/**
 * Sees to it that associations are there. When one fails, those that this run created or changed are put back as they were, or named.
 *
 * @throws ConflictError when a service account has another role and may not lose it.
 */
export async function ensureAssociations(
  planned: readonly PlannedAssociation[],
  options: EnsureAssociationsOptions,
): Promise<EnsuredAssociation[]> {
  const done: Done[] = [];
  const ensured: EnsuredAssociation[] = [];
  try {
    for (const each of planned) {
      ensured.push({
        cluster: each.cluster,
        outcome: await ensure(each, options, done),
      });
    }
    return ensured;
  } catch (error) {
    throw await undone(error, done);
  }
}

async function ensure(
  planned: PlannedAssociation,
  { eks: clientFor, replaceRole, tags }: EnsureAssociationsOptions,
  done: Done[],
): Promise<EnsuredAssociation['outcome']> {
  const { clusterArn, namespace, serviceAccount, roleArn, cluster } = planned;
  const arn = parseArn(clusterArn);
  const key = {
    clusterName: arn?.resource.replace(/^cluster\//, '') ?? '',
    namespace,
    serviceAccount,
  };
  const eks = await clientFor(arn?.region ?? '');
  const was = await eks.find(key);
  const register = (previousRole?: string) =>
    done.unshift({
      what: `association of ${namespace}/${serviceAccount} in cluster ${cluster}`,
      putBack: () => putBack(eks, key, roleArn, previousRole),
    });
  if (was?.roleArn === roleArn) {
    return 'unchanged';
  }
  if (was) {
    if (!replaceRole) {
      throw otherRole(cluster, key, was.roleArn);
    }
    // Registered before the call: one that fails may have had its effect all the same.
    register(was.roleArn);
    await eks.setRole(key, was.id, roleArn);
    return 'changed';
  }
  try {
    if ((await eks.create(key, roleArn, tags)) === 'created') {
      register();
      return 'created';
    }
  } catch (error) {
    register();
    throw error;
  }
  // Another run was quicker.
  const other = await eks.find(key);
  if (other && other.roleArn !== roleArn) {
    throw otherRole(cluster, key, other.roleArn);
  }
  return 'unchanged';
}

function otherRole(
  cluster: string,
  { namespace, serviceAccount }: AssociationKey,
  roleArn: string | undefined,
): ConflictError {
  return new ConflictError(
    `Service account ${namespace}/${serviceAccount} of cluster ${cluster} is associated with ${
      roleArn ?? 'a role that EKS does not tell'
    } already. Set replaceRole: true to replace it.`,
  );
}

async function putBack(
  eks: EksAssociations,
  key: AssociationKey,
  roleArn: string,
  previousRole: string | undefined,
): Promise<void> {
  const found = await eks.find(key);
  if (found?.roleArn !== roleArn) {
    return;
  }
  if (previousRole === undefined) {
    await eks.delete(key, found.id);
  } else {
    await eks.setRole(key, found.id, previousRole);
  }
}

async function undone(error: unknown, done: readonly Done[]): Promise<unknown> {
  if (done.length === 0) {
    return error;
  }
  const left: string[] = [];
  for (const { what, putBack: run } of done) {
    try {
      await run();
    } catch (second) {
      left.push(`${what} (${saidBy(second)})`);
    }
  }
  const said = saidBy(error).replace(/^\w*Error: /, '');
  return new Error(
    left.length === 0
      ? `${said} What this run had created or changed was put back: ${done
          .map(({ what }) => what)
          .join(', ')}.`
      : `${said} Perhaps left behind, to be put back by hand: ${left.join(
          '; ',
        )}.`,
    { cause: error },
  );
}
