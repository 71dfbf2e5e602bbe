import { ResolveContext, ServiceAccountInCluster } from './context';
import { usesAws } from './evidenceOfUse';
import { irsaBinding, JudgedBinding } from './irsaBinding';
import { judgeLane, unjudgedHop, worksHop } from './lane';
import { legacyBindings } from './legacyBindings';
import { NamedRole, namedRole } from './namedRole';
import { namespacedName } from './names';
import { nodeRoleBindings } from './nodeRoleBindings';
import { podIdentityBinding } from './podIdentityBinding';
import { absentServiceAccountHop } from './serviceAccountHop';
import { carriedIdentity, workloadFacts } from './workloadHop';

/**
 * Every binding of a service account in its cluster, the one that wins for new pods first.
 *
 * An association wins over annotation and ConfigMap for new pods; their binding is then listed only while running pods carry it.
 *
 * @param declaredRole - ARN of a role that the catalog declares for the service account's entity.
 */
export function serviceAccountBindings(
  context: ResolveContext,
  subject: ServiceAccountInCluster,
  declaredRole?: string,
): JudgedBinding[] {
  const associations =
    subject.cluster.associations.get(namespacedName(subject.ref)) ?? [];
  const named = namedRole(subject);
  const bindings = associations.map(association =>
    podIdentityBinding(context, subject, association),
  );
  if (named && (associations.length === 0 || isCarried(subject, named))) {
    bindings.push(irsaBinding(context, subject, named));
  }
  if (bindings.length > 0) {
    return bindings;
  }
  const legacy = legacyBindings(context, subject);
  if (legacy.length > 0) {
    return legacy;
  }
  const evidence = usesAws(subject) ?? declaredRole;
  if (evidence !== undefined) {
    return nodeRoleBindings(context, subject, evidence);
  }
  return subject.serviceAccount ? [] : [absentBinding(context, subject)];
}

function isCarried(
  subject: ServiceAccountInCluster,
  named: NamedRole,
): boolean {
  return subject.pods.some(pod => {
    const identity = carriedIdentity(pod);
    return identity.mechanism === 'irsa' && identity.roleArn === named.roleArn;
  });
}

/** A service account that is used or named and is not there: whatever role it was meant to have, nothing can use it. */
function absentBinding(
  context: ResolveContext,
  subject: ServiceAccountInCluster,
): JudgedBinding {
  return {
    serviceAccount: subject.ref,
    mechanism: 'irsa',
    configured: false,
    ...judgeLane([
      worksHop(workloadFacts(context, subject), 'Names the service account'),
      absentServiceAccountHop(context, subject),
      ...(['provider', 'role', 'permissions'] as const).map(hop =>
        unjudgedHop(
          hop,
          'None',
          'the service account was not found',
          'Nothing to look up',
        ),
      ),
    ]),
  };
}
