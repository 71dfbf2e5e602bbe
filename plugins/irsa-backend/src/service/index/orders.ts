import {
  FindingSeverity,
  FindingSortField,
  RoleSortField,
  ServiceAccountSortField,
  TrustClass,
} from 'backstage-plugin-irsa-common';
import { ServiceAccountFacts } from '../../database/facts';
import {
  IndexedFinding,
  IndexedRole,
  IndexedServiceAccount,
} from './EstateIndex';
import { keyOfParts, Order } from './Order';

/** From the worst to the mildest. */
export const SEVERITIES: readonly FindingSeverity[] = [
  'critical',
  'high',
  'medium',
  'low',
  'info',
];

/** From narrow to wide. */
export const WIDTHS: readonly TrustClass[] = [
  'none',
  'exact',
  'name-prefix',
  'namespace',
  'name-across-namespaces',
  'namespaces',
  'cluster',
  'unknown',
];

/** Of a service account's worst binding, from the worst to the mildest. */
export const VERDICTS: readonly ServiceAccountFacts['verdict'][] = [
  'broken',
  'unknown',
  'works',
  'none',
];

const severityOf = (finding: IndexedFinding) =>
  SEVERITIES.indexOf(finding.severity);

/** The orders of findings. */
export const findingOrders: Readonly<
  Record<FindingSortField, Order<IndexedFinding>>
> = {
  severity: {
    name: 'severity',
    keyOf: each =>
      keyOfParts(severityOf(each), each.checkId, each.subject.ref, each.id),
  },
  checkId: {
    name: 'checkId',
    keyOf: each =>
      keyOfParts(each.checkId, severityOf(each), each.subject.ref, each.id),
  },
  subject: {
    name: 'subject',
    keyOf: each =>
      keyOfParts(each.subject.ref, severityOf(each), each.checkId, each.id),
  },
  since: {
    name: 'since',
    keyOf: each => keyOfParts(each.since, each.id),
  },
};

/** The orders of roles that are the same for every reader. */
export const roleOrders: Readonly<
  Record<Exclude<RoleSortField, 'can'>, Order<IndexedRole>>
> = {
  arn: { name: 'arn', keyOf: each => each.arn },
  trustScope: {
    name: 'trustScope',
    keyOf: each =>
      keyOfParts(WIDTHS.indexOf(each.trustScope as TrustClass), each.arn),
  },
};

/** The orders of service accounts. */
export const serviceAccountOrders: Readonly<
  Record<ServiceAccountSortField, Order<IndexedServiceAccount>>
> = {
  serviceAccount: { name: 'serviceAccount', keyOf: placeKey },
  name: {
    name: 'name',
    keyOf: each => keyOfParts(each.serviceAccount.name, placeKey(each)),
  },
  verdict: {
    name: 'verdict',
    keyOf: each => keyOfParts(VERDICTS.indexOf(each.verdict), placeKey(each)),
  },
};

function placeKey({ serviceAccount }: IndexedServiceAccount): string {
  const { cluster, namespace, name } = serviceAccount;
  return keyOfParts(cluster, namespace, name);
}
