import { Binding } from '../model';
import { RoleArn } from '../arn';
import { ResolveContext, ServiceAccountInCluster } from './context';
import { findRole } from './findRole';
import {
  JudgedHop,
  judgedHop,
  JudgedLane,
  judgeLane,
  unjudgedHop,
} from './lane';
import { NamedRole } from './namedRole';
import { permissionsHop } from './permissionsHop';
import {
  audienceOf,
  issuerOf,
  providerArnFor,
  providerHop,
} from './providerHop';
import { roleHop } from './roleHop';
import { annotatedServiceAccountHop } from './serviceAccountHop';
import { workloadHop } from './workloadHop';

/** A binding as judged, from whose hops a lane is made where somebody looks at it. */
export type JudgedBinding = Binding & JudgedLane;

/** Judges a service account to whose pods the webhook gives a role as web identity. */
export function irsaBinding(
  context: ResolveContext,
  subject: ServiceAccountInCluster,
  named: NamedRole,
): JudgedBinding {
  const { hop: serviceAccountHop, role } = annotatedServiceAccountHop(
    context,
    subject,
    named,
  );
  const workload = workloadHop(context, subject, {
    mechanism: 'irsa',
    roleArn: named.roleArn,
  });
  const rest = role
    ? roleHops(context, subject, role)
    : (['provider', 'role', 'permissions'] as const).map(hop =>
        unjudgedHop(
          hop,
          'None',
          `the ${named.words} names no role`,
          'Nothing to look up',
        ),
      );
  const lane = judgeLane([workload, serviceAccountHop, ...rest]);
  return {
    serviceAccount: subject.ref,
    roleArn: named.roleArn,
    mechanism: 'irsa',
    configured: true,
    ...lane,
  };
}

function roleHops(
  context: ResolveContext,
  subject: ServiceAccountInCluster,
  arn: RoleArn,
): JudgedHop[] {
  const provider = providerHop(context, subject, arn);
  const found = findRole(context, arn);
  if ('hop' in found) {
    return [
      provider,
      found.hop,
      unjudgedHop('permissions', 'Policies', 'the role was not found'),
    ];
  }
  const issuer = issuerOf(subject);
  const role = issuer
    ? roleHop(context, arn, found.role, {
        mechanism: 'irsa',
        namespace: subject.ref.namespace,
        name: subject.ref.name,
        provider: providerArnFor(arn, issuer),
        audience: audienceOf(subject),
      })
    : unjudgedRoleHop(context, arn, subject.cluster.name);
  return [provider, role, permissionsHop(context, arn, found.role)];
}

function unjudgedRoleHop(
  context: ResolveContext,
  arn: RoleArn,
  cluster: string,
): JudgedHop {
  return judgedHop(
    {
      hop: 'role',
      ref: arn.arn,
      name: arn.name,
      sources: context.estate.sourcesOf(arn.account),
    },
    {
      status: 'unknown',
      fact: 'Cannot be judged without the issuer',
      code: 'ISSUER_NOT_READ',
      detail: {
        cause: `Whether ${arn.name} trusts this service account depends on the issuer of ${cluster}, which was not read.`,
        because: `the issuer of ${cluster} was not read`,
        evidence: [],
        settle: 'The answer of eks:DescribeCluster.',
      },
    },
  );
}
