import { parseArn, parseRoleArn, RoleArn } from '../arn';
import { serviceAccountRef } from '../model';
import { ResolveContext, ServiceAccountInCluster } from './context';
import { namespacedName, roleAnnotationKey } from './names';
import { NamedRole } from './namedRole';
import { HopFacts, JudgedHop, judgedHop, worksHop } from './lane';

function hopFacts(
  context: ResolveContext,
  subject: ServiceAccountInCluster,
): HopFacts {
  return {
    hop: 'service-account',
    ref: serviceAccountRef(subject.ref),
    name: namespacedName(subject.ref),
    sources: context.estate.sourcesOf(subject.cluster.name),
  };
}

/** The service account of a workload or of the catalog, which is not among those that were read. */
export function absentServiceAccountHop(
  context: ResolveContext,
  subject: ServiceAccountInCluster,
): JudgedHop {
  const facts = hopFacts(context, subject);
  const { name: cluster } = subject.cluster;
  if (!context.estate.isComplete('service-account', cluster)) {
    return judgedHop(facts, {
      status: 'unknown',
      fact: 'Service accounts were not read',
      code: 'SERVICE_ACCOUNT_NOT_READ',
      detail: {
        cause: `Service account ${facts.name} is not among what was read of ${cluster}, and the service accounts there were not all read.`,
        because: `the service accounts of ${cluster} were not read`,
        evidence: [],
        settle: `Reading service accounts in ${cluster}: the verbs get and list on serviceaccounts.`,
      },
    });
  }
  return judgedHop(facts, {
    status: 'broken',
    fact: 'Does not exist',
    code: 'SERVICE_ACCOUNT_NOT_FOUND',
    detail: {
      cause: `Service account ${facts.name} does not exist in ${cluster}. Kubernetes refuses pods that name it.`,
      because: `service account ${facts.name} does not exist`,
      evidence: [{ source: `Service accounts of ${cluster}`, value: 'absent' }],
    },
  });
}

/**
 * The second hop of IRSA: the annotation, or the entry in the webhook's ConfigMap, must be the ARN of a role, in the cluster's partition. The webhook passes on whatever stands
 * there, and STS refuses anything else with ValidationError.
 */
export function annotatedServiceAccountHop(
  context: ResolveContext,
  subject: ServiceAccountInCluster,
  named: NamedRole,
): { hop: JudgedHop; role?: RoleArn } {
  const facts = hopFacts(context, subject);
  const { words } = named;
  const evidence = [named.evidence];

  const parsed = parseRoleArn(named.roleArn);
  if ('problem' in parsed) {
    return {
      hop: judgedHop(facts, {
        status: 'broken',
        fact: `${capitalised(words)} is not the ARN of a role`,
        code: 'ROLE_ARN_INVALID',
        detail: {
          cause: `The ${named.label} is not the ARN of a role. ${parsed.problem} STS answers "Request ARN is invalid".`,
          because: `the ${words} of service account ${facts.name} is not the ARN of a role`,
          evidence,
        },
      }),
    };
  }
  const { role } = parsed;
  const partition = subject.cluster.cluster?.arn
    ? parseArn(subject.cluster.cluster.arn)?.partition
    : undefined;
  if (partition && partition !== role.partition) {
    return {
      hop: judgedHop(facts, {
        status: 'broken',
        fact: `${capitalised(words)} is of partition ${
          role.partition
        }, the cluster of ${partition}`,
        code: 'ROLE_ARN_OTHER_PARTITION',
        detail: {
          cause: `The ${words} names a role in partition ${role.partition}, and the cluster is in ${partition}. Credentials do not cross partitions.`,
          because: `the ${words} names a role in partition ${role.partition}`,
          evidence,
        },
      }),
      role,
    };
  }
  if (!subject.serviceAccount) {
    return { hop: absentServiceAccountHop(context, subject), role };
  }
  return {
    hop: worksHop(facts, `${capitalised(words)} names the role`),
    role,
  };
}

function capitalised(words: string): string {
  return words.charAt(0).toLocaleUpperCase('en-US') + words.slice(1);
}

/**
 * The second hop of EKS Pod Identity: the service account needs no annotation, and one that is there has no effect on new pods.
 */
export function associatedServiceAccountHop(
  context: ResolveContext,
  subject: ServiceAccountInCluster,
): JudgedHop {
  if (!subject.serviceAccount) {
    return absentServiceAccountHop(context, subject);
  }
  const facts = hopFacts(context, subject);
  const key = roleAnnotationKey(subject.cluster);
  const annotation = subject.serviceAccount.annotations[key];
  if (!annotation) {
    return worksHop(facts, 'No annotation, none needed');
  }
  return judgedHop(facts, {
    status: 'attention',
    fact: 'Its annotation has no effect: the association wins',
    code: 'ANNOTATION_WITHOUT_EFFECT',
    detail: {
      cause: `Service account ${facts.name} has an association and an annotation. New pods get the association's credentials only; the annotation has no effect on them.`,
      because: `its annotation ${key} has no effect beside the association`,
      evidence: [
        {
          source: `Service account ${facts.name} in ${subject.cluster.name}`,
          path: `metadata.annotations["${key}"]`,
          value: annotation,
        },
      ],
    },
  });
}

/** The second hop where nothing on the service account names a role. */
export function bareServiceAccountHop(
  context: ResolveContext,
  subject: ServiceAccountInCluster,
): JudgedHop {
  return subject.serviceAccount
    ? worksHop(hopFacts(context, subject), 'Names no role')
    : absentServiceAccountHop(context, subject);
}
