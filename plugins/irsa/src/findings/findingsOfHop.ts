import {
  EntityBinding,
  Hop,
  HopKind,
  ReportedFinding,
  serviceAccountRef,
} from 'backstage-plugin-irsa-common';

/** The hop that the checks of an area look at, by the second part of their ids. */
const HOP_OF_AREA: Readonly<Record<string, HopKind>> = {
  SA: 'service-account',
  TR: 'role',
  TS: 'role',
  OP: 'provider',
  PD: 'workload',
  PI: 'association',
  PM: 'permissions',
};

/** Checks that look at another hop than the rest of their area. */
const HOP_OF_CHECK: Readonly<Record<string, HopKind>> = {
  'IRSA-SA-003': 'role',
  'IRSA-PI-001': 'role',
  'IRSA-PI-004': 'workload',
  'IRSA-PI-006': 'workload',
  'IRSA-PI-008': 'role',
  'IRSA-PI-009': 'role',
  'IRSA-PI-010': 'role',
  'IRSA-PI-017': 'workload',
};

const HOP_OF_SUBJECT: Readonly<
  Partial<Record<ReportedFinding['subject']['kind'], HopKind>>
> = {
  'service-account': 'service-account',
  workload: 'workload',
  role: 'role',
  provider: 'provider',
};

/** The findings about a binding that explain one of its hops, in the order in which they come: those to fix before unknown ones. */
export function findingsOfHop(
  binding: EntityBinding,
  hop: Hop,
  findings: readonly ReportedFinding[],
): ReportedFinding[] {
  const refs = refsOf(binding);
  const own = findings.filter(
    finding =>
      hopOf(finding, binding.lane) === hop.hop &&
      [finding.subject, ...finding.consequences].some(({ ref }) =>
        refs.has(ref),
      ),
  );
  return [
    ...own.filter(({ state }) => state === 'fail'),
    ...own.filter(({ state }) => state !== 'fail'),
  ];
}

function hopOf(
  { checkId, subject }: ReportedFinding,
  lane: readonly Hop[],
): HopKind | undefined {
  const area = checkId.split('-')[1] ?? '';
  const hop = HOP_OF_CHECK[checkId] ?? HOP_OF_AREA[area];
  return lane.some(each => each.hop === hop)
    ? hop
    : HOP_OF_SUBJECT[subject.kind];
}

function refsOf(binding: EntityBinding): Set<string> {
  const { lane, roleArn, serviceAccount, workloads } = binding;
  const account = roleArn?.split(':')[4];
  return new Set([
    ...lane.map(({ ref }) => ref),
    ...workloads,
    ...(roleArn ? [roleArn] : []),
    ...(account ? [`account:${account}`] : []),
    serviceAccountRef(serviceAccount),
    `namespace:${serviceAccount.cluster}/${serviceAccount.namespace}`,
    `cluster:${serviceAccount.cluster}`,
  ]);
}
