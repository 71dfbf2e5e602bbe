import { ResolveContext, ServiceAccountInCluster } from './context';
import { namespacedName, roleAnnotationKey } from './names';
import { irsaBinding, JudgedBinding } from './irsaBinding';
import { judgeLane, unjudgedHop, worksHop } from './lane';
import { podIdentityBinding } from './podIdentityBinding';
import { absentServiceAccountHop } from './serviceAccountHop';
import { unconfiguredBinding, workloadFacts } from './unconfiguredBinding';
import { activePods, carriedIdentity } from './workloadHop';

/**
 * Every binding of a service account in its cluster.
 *
 * An association wins over the annotation for new pods; the annotation's binding is then listed only while running pods carry it.
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
  const annotation =
    subject.serviceAccount?.annotations[
      roleAnnotationKey(subject.cluster.cluster, context.defaultPrefix)
    ];

  const bindings = associations.map(association =>
    podIdentityBinding(context, subject, association),
  );
  // The webhook takes an empty annotation for none.
  if (
    annotation &&
    (associations.length === 0 || isCarried(subject, annotation))
  ) {
    bindings.push(irsaBinding(context, subject, annotation));
  }
  if (bindings.length > 0) {
    return bindings;
  }
  const binding =
    unconfiguredBinding(context, subject, declaredRole) ??
    (subject.serviceAccount ? undefined : absentBinding(context, subject));
  return binding ? [binding] : [];
}

function isCarried(
  subject: ServiceAccountInCluster,
  annotation: string,
): boolean {
  return activePods(subject).some(pod => {
    const identity = carriedIdentity(pod);
    return identity.mechanism === 'irsa' && identity.roleArn === annotation;
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
