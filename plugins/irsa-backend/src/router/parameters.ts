import {
  EntityFilters,
  FindingListOptions,
  ListOptions,
  NO_VALUE,
  RoleListOptions,
  ServiceAccountListOptions,
} from 'backstage-plugin-irsa-common';
import {
  findingOrders,
  roleOrders,
  serviceAccountOrders,
  SEVERITIES,
  VERDICTS,
  WIDTHS,
} from '../service/index/orders';
import { DEFAULT_LIMIT, MAX_LIMIT } from '../service/list/pageOf';
import { QueryParameter, QueryParameters } from './readQuery';

const filter = (what: string, values?: readonly string[]): QueryParameter => ({
  type: 'filter',
  what: `${what} Given several times, one has to match.`,
  ...(values ? { values } : {}),
});

const sort = (what: string, fields: readonly string[]): QueryParameter => ({
  type: 'sort',
  what: `${what} With \`-\` in front, the opposite order.`,
  fields,
});

/** Which page. */
export const pageParameters: QueryParameters<ListOptions> = {
  limit: {
    type: 'integer',
    from: 1,
    to: MAX_LIMIT,
    what: `Items on the page; ${DEFAULT_LIMIT} when absent.`,
  },
  cursor: {
    type: 'text',
    what: '`nextCursor` or `prevCursor` of an earlier answer to the same filters and order.',
  },
};

const entityParameters: QueryParameters<EntityFilters> = {
  entityRef: filter('Reference of an entity that it belongs to.'),
  owner: filter(
    `Reference of the owner of such an entity, or \`${NO_VALUE}\`.`,
  ),
  system: filter(
    `Reference of the system of such an entity, or \`${NO_VALUE}\`.`,
  ),
  domain: filter(
    `Reference of the domain of such an entity, or \`${NO_VALUE}\`.`,
  ),
  lifecycle: filter(`Lifecycle of such an entity, or \`${NO_VALUE}\`.`),
};

const q = (where: string): QueryParameter => ({
  type: 'text',
  what: `Words that all stand in ${where}, in any case.`,
});

/** Parameters of `GET /findings`. */
export const findingParameters: QueryParameters<FindingListOptions> = {
  ...pageParameters,
  ...entityParameters,
  checkId: filter('Id of the check.'),
  severity: filter('How bad it is.', SEVERITIES),
  state: filter('What became of it.', ['fail', 'unknown', 'waived']),
  subjectKind: filter('Kind of the subject.', [
    'service-account',
    'workload',
    'namespace',
    'cluster',
    'account',
    'role',
    'provider',
    'entity',
  ]),
  subject: filter('Reference of the subject.'),
  cluster: filter('Cluster that the subject is, or is in.'),
  account: filter('Account that the subject is, or is in.'),
  namespace: filter('Namespace that the subject is, or is in.'),
  since: { type: 'time', what: 'First seen at this moment or later.' },
  q: q('the title, the id of the check, the subject or an entity'),
  sort: sort('`severity` when absent.', Object.keys(findingOrders)),
};

/** Parameters of `GET /roles`. */
export const roleParameters: QueryParameters<RoleListOptions> = {
  ...pageParameters,
  ...entityParameters,
  account: filter('Account of the role.'),
  cluster: filter('Cluster of a service account that becomes it.'),
  namespace: filter('Namespace of such a service account.'),
  trustScope: filter('Width class of the trust policy.', WIDTHS),
  q: q('the ARN or an entity'),
  sort: sort('`arn` when absent.', [...Object.keys(roleOrders), 'can']),
};

/** Parameters of `GET /service-accounts`. */
export const serviceAccountParameters: QueryParameters<ServiceAccountListOptions> =
  {
    ...pageParameters,
    ...entityParameters,
    cluster: filter('Name of the cluster.'),
    namespace: filter('Namespace of the service account.'),
    account: filter('Account of a role that a binding names.'),
    roleArn: filter('ARN of a role that a binding names.'),
    state: filter('Whether it exists.', ['exists', 'missing', 'not-read']),
    verdict: filter('Verdict of its worst binding.', VERDICTS),
    compliance: filter(
      'What one of its bindings counts as in the report, in the places and for the entities of the other filters.',
      ['compliant', 'failing', 'unknown', 'broken'],
    ),
    mechanism: filter('Mechanism of a binding.', [
      'irsa',
      'pod-identity',
      'kiam',
      'kube2iam',
      'node-role',
    ]),
    unowned: {
      type: 'boolean',
      what: 'True for those that no entity claims, false for the others.',
    },
    q: q('cluster, namespace, name, the ARN of a role or an entity'),
    sort: sort(
      '`serviceAccount` when absent.',
      Object.keys(serviceAccountOrders),
    ),
  };
