import {
  findingParameters,
  pageParameters,
  roleParameters,
  serviceAccountParameters,
} from '../router/parameters';
import { QueryParameter } from '../router/readQuery';
import { reportParameters } from '../router/reportParameters';
import { waiverParameters } from '../router/waiverParameters';

/** What is said about a route. */
export interface RouteDescription {
  readonly method: 'get' | 'post' | 'delete';
  /** With the names of parameters in braces. */
  readonly path: string;
  readonly operationId: string;
  /** What it answers, in one sentence. */
  readonly what: string;
  /** What the parameters of the path are, by their names. */
  readonly inPath?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, QueryParameter>>;
  /** Name of the schema of the body that it takes. */
  readonly body?: { readonly schema: string; readonly required: boolean };
  /** Status and name of the schema of a good answer, and types of others that it may have. */
  readonly answer: {
    readonly status: number;
    readonly schema: string;
    readonly texts?: readonly string[];
  };
  /** Statuses of answers that are errors, beside 401. */
  readonly errors: readonly (400 | 403 | 404 | 409)[];
}

/** Every route of the API but that of this description. */
export const routes: readonly RouteDescription[] = [
  {
    method: 'get',
    path: '/v1/entities/{kind}/{namespace}/{name}',
    operationId: 'getEntityIdentity',
    what: 'The AWS identity of a catalog entity: workloads, bindings with their lanes, roles, findings and sources. Needs `irsa.identity.read` on the entity.',
    inPath: {
      kind: 'Kind of the entity, for instance `component`.',
      namespace: 'Namespace of the entity in the catalog.',
      name: 'Name of the entity.',
    },
    answer: { status: 200, schema: 'EntityIdentity' },
    errors: [403, 404],
  },
  {
    method: 'get',
    path: '/v1/roll-ups/{kind}/{namespace}/{name}',
    operationId: 'getRollUp',
    what: 'The AWS identities of the components of a system, a domain or a group, summed up. Holds the components that the reader may see, each of which needs `irsa.identity.read`.',
    inPath: {
      kind: '`system`, `domain` or `group`.',
      namespace: 'Namespace of the entity in the catalog.',
      name: 'Name of the entity.',
    },
    answer: { status: 200, schema: 'EntityRollUp' },
    errors: [404],
  },
  {
    method: 'get',
    path: '/v1/findings',
    operationId: 'listFindings',
    what: 'What is wrong or cannot be known, a page of it. Needs `irsa.report.read`, and holds what belongs to entities that the reader may see, or to none.',
    query: findingParameters,
    answer: { status: 200, schema: 'FindingPage' },
    errors: [400, 403],
  },
  {
    method: 'get',
    path: '/v1/findings/{id}',
    operationId: 'getFinding',
    what: 'One finding, with evidence and the fix for every tool. One of an entity that the reader may see needs no further permission.',
    inPath: { id: 'Id of the finding.' },
    answer: { status: 200, schema: 'ReportedFinding' },
    errors: [404],
  },
  {
    method: 'get',
    path: '/v1/roles',
    operationId: 'listRoles',
    what: 'Roles that have to do with Kubernetes, a page of them, each with who does, can or could become it. Needs `irsa.report.read`.',
    query: roleParameters,
    answer: { status: 200, schema: 'RolePage' },
    errors: [400, 403],
  },
  {
    method: 'get',
    path: '/v1/roles/{arn}',
    operationId: 'getRole',
    what: 'One role, with its trust policy in words. Needs `irsa.report.read`, and `irsa.policy.read` for the text of the policy.',
    inPath: { arn: 'ARN of the role, percent-encoded.' },
    answer: { status: 200, schema: 'RoleDetail' },
    errors: [403, 404],
  },
  {
    method: 'get',
    path: '/v1/service-accounts',
    operationId: 'listServiceAccounts',
    what: 'Service accounts with their bindings, a page of them. Needs `irsa.report.read`.',
    query: serviceAccountParameters,
    answer: { status: 200, schema: 'ServiceAccountPage' },
    errors: [400, 403],
  },
  {
    method: 'get',
    path: '/v1/sources',
    operationId: 'listSources',
    what: 'Accounts and clusters that are read, a page of them: age, counts, problems and the run under way. Needs `irsa.report.read`.',
    query: pageParameters,
    answer: { status: 200, schema: 'SourcePage' },
    errors: [400, 403],
  },
  {
    method: 'get',
    path: '/v1/sources/access',
    operationId: 'getReadAccess',
    what: 'What the backend has to be allowed so that it can read: the IAM policy and the ClusterRole. Needs `irsa.report.read`.',
    answer: { status: 200, schema: 'ReadAccess' },
    errors: [403],
  },
  {
    method: 'post',
    path: '/v1/refresh',
    operationId: 'refresh',
    what: 'Has one source, or every source, read now. Needs `irsa.refresh`.',
    body: { schema: 'RefreshRequest', required: false },
    answer: { status: 202, schema: 'RefreshResult' },
    errors: [400, 403, 404],
  },
  {
    method: 'get',
    path: '/v1/clusters/{name}',
    operationId: 'getCluster',
    what: 'What plans need to know of a cluster. Needs `irsa.report.read` or `irsa.role.create`.',
    inPath: { name: 'Name of the cluster as sources know it.' },
    answer: { status: 200, schema: 'ClusterAnswer' },
    errors: [403, 404],
  },
  {
    method: 'get',
    path: '/v1/clusters',
    operationId: 'listClusters',
    what: 'Clusters that an identity can be planned for, a page of them. Needs `irsa.report.read` or `irsa.role.create`.',
    query: pageParameters,
    answer: { status: 200, schema: 'ClusterPage' },
    errors: [400, 403],
  },
  {
    method: 'get',
    path: '/v1/access-packs',
    operationId: 'listAccessPacks',
    what: 'Access packs that an identity can be planned with, a page of them. Needs `irsa.report.read` or `irsa.role.create`.',
    query: pageParameters,
    answer: { status: 200, schema: 'AccessPackPage' },
    errors: [400, 403],
  },
  {
    method: 'post',
    path: '/v1/identities/plan',
    operationId: 'planIdentity',
    what: 'What a template would make of what its form holds: role, policies, manifest, what guard rails and the linter say, and, for those who have `irsa.report.read`, who else would gain; or why it cannot be planned yet. Needs `irsa.report.read` or `irsa.role.create`. Nothing is stored or enforced.',
    body: { schema: 'IdentityPlanRequest', required: true },
    answer: { status: 200, schema: 'IdentityPlanAnswer' },
    errors: [400, 403],
  },
  {
    method: 'post',
    path: '/v1/errors/explain',
    operationId: 'explainError',
    what: 'What an error message means, and what of it is wrong with an entity. Nothing is stored.',
    body: { schema: 'ErrorExplainRequest', required: true },
    answer: { status: 200, schema: 'ErrorExplanation' },
    errors: [400, 403, 404],
  },
  {
    method: 'post',
    path: '/v1/trust/evaluate',
    operationId: 'evaluateTrust',
    what: 'Whom a trust policy lets in, in words and as sets, and what it says to one request. Nothing is stored.',
    body: { schema: 'TrustEvaluateRequest', required: true },
    answer: { status: 200, schema: 'TrustEvaluateAnswer' },
    errors: [400, 403, 404],
  },
  {
    method: 'post',
    path: '/v1/trust/preview',
    operationId: 'previewTrust',
    what: 'Who gains and who loses a role when its trust policy changes. Needs `irsa.report.read`. Nothing is stored.',
    body: { schema: 'TrustPreviewRequest', required: true },
    answer: { status: 200, schema: 'TrustPreviewAnswer' },
    errors: [400, 403, 404],
  },
  {
    method: 'get',
    path: '/v1/report',
    operationId: 'getReport',
    what: 'Compliance over the whole catalog: how much was read, bindings and findings counted, the trend, and what has changed. Needs `irsa.report.read`, and counts what belongs to entities that the reader may see, or to none.',
    query: reportParameters,
    answer: {
      status: 200,
      schema: 'Report',
      texts: [
        'text/csv',
        'text/markdown',
        'application/sarif+json',
        'text/html',
      ],
    },
    errors: [400, 403],
  },
  {
    method: 'get',
    path: '/v1/waivers',
    operationId: 'listWaivers',
    what: 'Findings that somebody accepted until a date, a page of them. Needs `irsa.report.read`.',
    query: waiverParameters,
    answer: { status: 200, schema: 'WaiverPage' },
    errors: [400, 403],
  },
  {
    method: 'post',
    path: '/v1/waivers',
    operationId: 'createWaiver',
    what: 'Accepts findings until a date. Needs `irsa.waiver.create`, and that the reader may see them.',
    body: { schema: 'WaiverRequest', required: true },
    answer: { status: 201, schema: 'Waiver' },
    errors: [400, 403, 404, 409],
  },
  {
    method: 'delete',
    path: '/v1/waivers/{id}',
    operationId: 'endWaiver',
    what: 'Ends a waiver before its time, so that its findings are open again. Needs `irsa.waiver.create`.',
    inPath: { id: 'Id of the waiver.' },
    answer: { status: 200, schema: 'Waiver' },
    errors: [403, 404, 409],
  },
];
