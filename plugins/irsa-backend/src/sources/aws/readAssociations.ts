import {
  DescribePodIdentityAssociationCommand,
  ListPodIdentityAssociationsCommand,
  PodIdentityAssociationSummary,
} from '@aws-sdk/client-eks';
import { SourceItem } from 'backstage-plugin-irsa-node';
import { isAbsent } from './awsErrors';
import { awsCalls } from './calls';
import { PAGE } from './eksClusters';
import { associationRecord } from './eksRecords';
import { inParallel } from './inParallel';
import { listIn } from './pages';
import {
  badClusterAnswer,
  Cluster,
  isOf,
  listUnlessDenied,
  RegionRead,
  unlessDenied,
} from './RegionRead';

/** Associations of one cluster that are asked for at once. */
const AT_ONCE = 4;

/** Reads the Pod Identity associations of a cluster. */
export async function readAssociations(
  read: RegionRead,
  cluster: Cluster,
): Promise<SourceItem[]> {
  const { access, region } = read;
  const listed = await listUnlessDenied(
    read,
    awsCalls.listPodIdentityAssociations,
    cluster,
    async (nextToken, abortSignal) => {
      const answer = await access.eks(region).send(
        new ListPodIdentityAssociationsCommand({
          clusterName: cluster.eksName,
          maxResults: PAGE,
          nextToken,
        }),
        { abortSignal },
      );
      return {
        items: listIn(answer.associations),
        next: answer.nextToken || undefined,
      };
    },
  );
  if (!listed) {
    return [];
  }
  const items: SourceItem[] = [];
  let whole = true;
  for await (const item of inParallel(listed, AT_ONCE, each =>
    readAssociation(read, cluster, each),
  )) {
    if (item === 'denied') {
      whole = false;
    } else if (item) {
      whole &&= item.type === 'record';
      items.push(item);
    }
  }
  if (whole) {
    items.push({
      type: 'complete',
      mark: { kind: 'pod-identity-association', of: cluster.name },
    });
  }
  return items;
}

/** One association; nothing where it was deleted after it had been listed. */
async function readAssociation(
  read: RegionRead,
  cluster: Cluster,
  listed: PodIdentityAssociationSummary,
): Promise<SourceItem | 'denied' | undefined> {
  const { associationId } = listed;
  if (!associationId) {
    return badClusterAnswer(
      read,
      cluster,
      'an association without associationId',
    );
  }
  const known = await read.described.find(cluster.name, {
    ...listed,
    associationId,
  });
  if (known) {
    return {
      type: 'record',
      record: { kind: 'pod-identity-association', value: known },
    };
  }
  try {
    return await describeAssociation(read, cluster, associationId);
  } catch (error) {
    if (isAbsent(error)) {
      return undefined;
    }
    throw error;
  }
}

async function describeAssociation(
  read: RegionRead,
  cluster: Cluster,
  associationId: string,
): Promise<SourceItem | 'denied'> {
  const { access, region } = read;
  const answer = await unlessDenied(
    read,
    awsCalls.describePodIdentityAssociation,
    cluster,
    abortSignal =>
      access.eks(region).send(
        new DescribePodIdentityAssociationCommand({
          clusterName: cluster.eksName,
          associationId,
        }),
        { abortSignal },
      ),
  );
  if (!answer) {
    return 'denied';
  }
  const converted = associationRecord(answer, cluster.name);
  if ('problem' in converted) {
    return badClusterAnswer(
      read,
      cluster,
      `${associationId}: ${converted.problem}`,
    );
  }
  const { associationArn, clusterName } = answer.association ?? {};
  if (
    converted.association.associationId !== associationId ||
    !isOf(read, cluster, { clusterName, arn: associationArn })
  ) {
    return badClusterAnswer(
      read,
      cluster,
      `the association ${associationArn ?? associationId} belongs elsewhere`,
    );
  }
  return {
    type: 'record',
    record: {
      kind: 'pod-identity-association',
      value: {
        ...converted.association,
        describedAt: new Date(access.now()).toISOString(),
      },
    },
  };
}
