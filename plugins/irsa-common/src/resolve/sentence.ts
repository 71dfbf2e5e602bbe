import { parseEntityRef } from '@backstage/catalog-model';
import { EntityBinding, IdentityStatus, ResolvedIdentity } from '../model';
import { ONLY_ITS_OWN } from './lane';

/** The verdict about an entity in one sentence that a stranger understands. */
export function sentenceOf(
  identity: ResolvedIdentity,
  status: IdentityStatus,
): string {
  const { bindings, search } = identity;
  const [problem] = search.problems;
  switch (status) {
    case 'broken': {
      const broken = bindings.filter(binding => binding.status === 'broken');
      if (broken.length === 0) {
        return `Broken: ${lowerFirst(problem.message)}`;
      }
      const [first] = broken;
      return bindings.length === 1
        ? `Broken: ${subjectOf(first)} cannot use AWS, because ${because(
            first,
            'broken',
          )}.`
        : `Broken: ${broken.length} of ${
            bindings.length
          } bindings. The first is ${subjectOf(first)}, because ${because(
            first,
            'broken',
          )}.`;
    }
    case 'unknown':
      return unknownSentence(identity);
    case 'attention': {
      const wide = bindings.filter(binding => binding.status === 'attention');
      return `Works, but ${because(wide[0], 'attention')}${
        wide.length > 1
          ? `, and ${wide.length - 1} more ${
              wide.length === 2 ? 'binding needs' : 'bindings need'
            } attention`
          : ''
      }.`;
    }
    case 'works':
      return worksSentence(bindings);
    default:
      return noneSentence(identity);
  }
}

function worksSentence(bindings: readonly EntityBinding[]): string {
  if (bindings.length === 1) {
    const [binding] = bindings;
    const fact = roleFact(binding);
    return `Works: ${subjectOf(binding)} can use AWS as role ${roleName(
      binding,
    )}${fact.startsWith('Trusts') ? `, which ${lowerFirst(fact)}` : ''}.`;
  }
  const each = bindings.every(binding => roleFact(binding) === ONLY_ITS_OWN)
    ? 'each through a role that trusts only its own service account'
    : 'each through the role that is configured for it';
  return `Works: ${
    bindings.length === 2
      ? 'both service accounts'
      : `all ${bindings.length} service accounts`
  } can use AWS, ${each}.`;
}

function roleFact(binding: EntityBinding): string {
  return binding.lane.find(hop => hop.hop === 'role')?.fact ?? '';
}

function unknownSentence(identity: ResolvedIdentity): string {
  const { bindings, search } = identity;
  const unknown = bindings.filter(binding => binding.status === 'unknown');
  if (unknown.length > 0) {
    const [first] = unknown;
    return `Unknown: ${subjectOf(first)} cannot be judged, because ${because(
      first,
      'unknown',
    )}.`;
  }
  if (search.problems.length > 0) {
    return `Unknown: ${lowerFirst(search.problems[0].message)}`;
  }
  if (search.clusters.length === 0) {
    return 'Unknown: no cluster was read yet.';
  }
  const found =
    identity.workloads.length === 0
      ? `no workload of ${nameOf(identity)} was found`
      : `no AWS role was found for ${nameOf(identity)}`;
  const unread = new Set([
    ...search.notRead,
    ...identity.workloads.flatMap(workload =>
      workload.pods === undefined ? [workload.cluster] : [],
    ),
  ]);
  return `Unknown: ${found}, and the workloads and pods of ${[...unread].join(
    ', ',
  )} were not all read.`;
}

function noneSentence(identity: ResolvedIdentity): string {
  const count = identity.workloads.length;
  if (count === 0) {
    return `No workload of ${nameOf(identity)} was found.`;
  }
  const clusters = [
    ...new Set(identity.workloads.map(workload => workload.cluster)),
  ];
  const where =
    clusters.length === 1 ? clusters[0] : `${clusters.length} clusters`;
  switch (count) {
    case 1:
      return `1 workload found in ${where}. It is not set up to use an AWS role.`;
    case 2:
      return `2 workloads found in ${where}. Neither is set up to use an AWS role.`;
    default:
      return `${count} workloads found in ${where}. None is set up to use an AWS role.`;
  }
}

/** `refund-worker in prod-use1`: the workload where there is one, else the service account. */
function subjectOf(binding: EntityBinding): string {
  const { cluster, namespace, name } = binding.serviceAccount;
  const workload = binding.lane.find(hop => hop.hop === 'workload');
  return `${
    workload && binding.workloads.length > 0
      ? workload.name
      : `service account ${namespace}/${name}`
  } in ${cluster}`;
}

function roleName(binding: EntityBinding): string {
  return binding.roleArn?.split('/').pop() ?? '';
}

function because(
  binding: EntityBinding,
  status: 'broken' | 'unknown' | 'attention',
): string {
  return (
    binding.lane.find(hop => hop.status === status)?.detail?.because ??
    'not everything it rests on was read'
  );
}

function nameOf(identity: ResolvedIdentity): string {
  return parseEntityRef(identity.entityRef).name;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLocaleLowerCase('en-US') + text.slice(1);
}
