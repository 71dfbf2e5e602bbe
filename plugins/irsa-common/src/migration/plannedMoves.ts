import { parseArn, parseRoleArn, RoleArn } from '../arn';
import { DEFAULT_ANNOTATION_PREFIX } from '../annotations';
import { Mechanism, ServiceAccountRef } from '../model';
import { identityRoleName } from '../guardrails';
import { DEFAULT_AUDIENCE, providerArnFor } from '../resolve/providerHop';
import { trustScope } from '../trust';
import { MigrationCluster, MigrationRequest } from './types';

const NEW_ROLE = '{cluster}-{namespace}-{serviceAccount}-{hash}';

/** One service account of one role on its way. */
export interface PlannedMove {
  readonly from: Mechanism;
  /** Where the pods run now. */
  readonly fromCluster: string;
  readonly oldServiceAccount: string;
  /** Where they will run. */
  readonly cluster: MigrationCluster;
  readonly namespace: string;
  /** The service account that they will run as: their own where they share one that others have, too. */
  readonly serviceAccount: string;
  readonly isNewServiceAccount: boolean;
  readonly workloads: readonly {
    readonly kind: string;
    readonly name: string;
  }[];
  /** The role that they will have. */
  readonly role: RoleArn;
  /** The role has to be made first: they had none of their own. */
  readonly isNewRole: boolean;
  /** ARN of the OIDC provider that the cluster has, or will have, in the account of the role; absent when the issuer is not known. */
  readonly providerArn?: string;
  readonly annotationPrefix: string;
  /** Audience of the tokens; another than AWS's own where the trust policy names one for the service account. */
  readonly audience: string;
}

/** Whether credentials come from an agent that reads an annotation of pods. */
export function isLegacy(from: Mechanism): from is 'kiam' | 'kube2iam' {
  return from === 'kiam' || from === 'kube2iam';
}

/** What is not planned, with a sentence that says why and what to do. */
export interface UnplannedMove {
  /** `ok` where there is nothing to do. */
  readonly status: 'ok' | 'stop';
  readonly what: string;
  readonly why: string;
}

/** Works out where each service account goes, and which role it will have. */
export function plannedMoves(request: MigrationRequest): {
  readonly moves: readonly PlannedMove[];
  readonly unplanned: readonly UnplannedMove[];
} {
  const moves: PlannedMove[] = [];
  const unplanned: UnplannedMove[] = [];
  const clusters = new Map(request.clusters.map(each => [each.name, each]));
  for (const move of request.moves) {
    const { serviceAccount, from, workloads, roleArn } = move;
    const what = `${serviceAccount.namespace}/${serviceAccount.name} in ${serviceAccount.cluster}`;
    const cluster = clusters.get(request.newCluster ?? serviceAccount.cluster);
    if (!cluster) {
      unplanned.push({
        status: 'stop',
        what,
        why: `Nothing is known of the cluster ${
          request.newCluster ?? serviceAccount.cluster
        }.`,
      });
      continue;
    }
    if (move.problem !== undefined) {
      unplanned.push({ status: 'stop', what, why: move.problem });
      continue;
    }
    if (isThereAlready(request, from)) {
      unplanned.push({
        status: 'ok',
        what,
        why: 'It has its role in this way already.',
      });
      continue;
    }
    const hasOwnRole = from !== 'node-role';
    const parsed = parseRoleArn(roleArn ?? '');
    if (hasOwnRole && 'problem' in parsed) {
      unplanned.push({
        status: 'stop',
        what,
        why: 'Its role cannot be known, so there is none to move. Correct the annotation, or read the account of the role.',
      });
      continue;
    }
    const isShared =
      serviceAccount.name === 'default' ||
      request.moves.some(
        other =>
          other !== move &&
          other.serviceAccount.cluster === serviceAccount.cluster &&
          other.serviceAccount.namespace === serviceAccount.namespace &&
          other.serviceAccount.name === serviceAccount.name,
      );
    const parts =
      isShared && workloads.length > 0
        ? workloads.map(workload => ({ name: workload.name, own: [workload] }))
        : [{ name: serviceAccount.name, own: workloads }];
    for (const { name, own } of parts) {
      const role =
        hasOwnRole && 'role' in parsed
          ? parsed.role
          : newRole(cluster, serviceAccount.namespace, name);
      if (!role) {
        unplanned.push({
          status: 'stop',
          what,
          why: `The ARN of ${cluster.name} is not known, so neither is the account that its new role belongs in.`,
        });
        continue;
      }
      const issuer = cluster.issuer?.replace(/^https:\/\//, '');
      moves.push({
        from,
        fromCluster: serviceAccount.cluster,
        oldServiceAccount: serviceAccount.name,
        cluster,
        namespace: serviceAccount.namespace,
        serviceAccount: name,
        isNewServiceAccount: name !== serviceAccount.name,
        workloads: own,
        role,
        isNewRole: !hasOwnRole,
        ...(issuer ? { providerArn: providerArnFor(role, issuer) } : {}),
        annotationPrefix: cluster.annotationPrefix ?? DEFAULT_ANNOTATION_PREFIX,
        audience: audienceOf(
          request,
          role,
          clusters.get(serviceAccount.cluster),
          serviceAccount,
        ),
      });
    }
  }
  return { moves, unplanned };
}

/** What the trust policy asks of the tokens of the service account where it has IRSA; the usual one where that is not a single name. */
function audienceOf(
  { roles }: MigrationRequest,
  role: RoleArn,
  cluster: MigrationCluster | undefined,
  { namespace, name }: ServiceAccountRef,
): string {
  const { trustPolicy } = roles.find(({ arn }) => arn === role.arn) ?? {};
  const issuer = cluster?.issuer?.replace(/^https:\/\//, '');
  if (!trustPolicy || !issuer) {
    return DEFAULT_AUDIENCE;
  }
  const provider = providerArnFor(role, issuer);
  const { providers } = trustScope(trustPolicy, { roleArn: role.arn });
  const named = providers
    .filter(
      entry =>
        entry.provider === provider &&
        entry.subjects.some(
          each => each.namespace === namespace && each.name === name,
        ),
    )
    .flatMap(({ audiences }) => audiences.include);
  return named.length === 1 && !/[*?]/.test(named[0])
    ? named[0]
    : DEFAULT_AUDIENCE;
}

function isThereAlready(
  { mechanism, newCluster }: MigrationRequest,
  from: Mechanism,
): boolean {
  return newCluster === undefined && from === mechanism;
}

function newRole(
  cluster: MigrationCluster,
  namespace: string,
  serviceAccount: string,
): RoleArn | undefined {
  const place = parseArn(cluster.arn ?? '');
  if (!place) {
    return undefined;
  }
  const name = identityRoleName(NEW_ROLE, {
    cluster: cluster.name,
    namespace,
    serviceAccount,
  });
  const parsed = parseRoleArn(
    `arn:${place.partition}:iam::${place.account}:role/${name}`,
  );
  return 'role' in parsed ? parsed.role : undefined;
}
