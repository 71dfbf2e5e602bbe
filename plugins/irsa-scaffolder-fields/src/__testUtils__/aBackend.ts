import {
  ClusterAnswer,
  DEFAULT_ACCESS_PACKS,
  DEFAULT_GUARD_RAILS,
  IdentityPlanAnswer,
  IdentityPlanRequest,
  planIdentity,
  ServiceAccountAnswer,
} from 'backstage-plugin-irsa-common';

const ACCOUNT = '111122223333';

export const CLUSTERS: readonly ClusterAnswer[] = [
  {
    name: 'prod-euw1',
    arn: `arn:aws:eks:eu-west-1:${ACCOUNT}:cluster/prod-euw1`,
    issuer: 'https://oidc.eks.eu-west-1.amazonaws.com/id/7F3A',
    podIdentityAgent: false,
  },
  { name: 'unread', arn: `arn:aws:eks:eu-west-1:${ACCOUNT}:cluster/unread` },
];

/** A service account as the backend answers it. */
export function aServiceAccount(
  name: string,
  overrides: Partial<ServiceAccountAnswer> = {},
): ServiceAccountAnswer {
  return {
    serviceAccount: { cluster: 'prod-euw1', namespace: 'payments', name },
    state: 'exists',
    bindings: [],
    newPods: { mechanism: 'none', reasons: [] } as never,
    running: [],
    podsRead: true,
    workloads: [],
    differences: [],
    entityRefs: [],
    owners: [],
    others: false,
    stale: false,
    ...overrides,
  };
}

/** Plans as the backend does, for a namespace `payments` that is the only one with guard rails. */
export function plan(request: IdentityPlanRequest): IdentityPlanAnswer {
  try {
    return {
      plan: planIdentity(
        {
          ...request,
          mechanism: request.mechanism ?? 'irsa',
          clusters: request.clusters.map(
            name => CLUSTERS.find(each => each.name === name) ?? { name },
          ),
        },
        {
          guardRails: [
            {
              ...DEFAULT_GUARD_RAILS,
              name: 'production',
              namespaces: ['payments'],
              accounts: [ACCOUNT],
              permissionsBoundary: `arn:aws:iam::${ACCOUNT}:policy/boundary`,
              path: '/backstage/',
            },
          ],
          accessPacks: DEFAULT_ACCESS_PACKS,
          now: '2026-11-24T12:00:00Z',
          purpose: request.purpose ?? 'plan',
        },
      ),
      manifest: 'kind: ServiceAccount\n',
    };
  } catch (error) {
    return { problem: (error as Error).message };
  }
}

/** What a backend answers: an answer, or the status of an error. */
export interface Backend {
  readonly clusters?: readonly ClusterAnswer[] | number;
  readonly serviceAccounts?: readonly ServiceAccountAnswer[] | number;
  readonly accessPacks?: number | readonly [];
  readonly plan?:
    | ((request: IdentityPlanRequest) => IdentityPlanAnswer)
    | number;
}

/** A `fetch` that is answered by a backend, and the paths that it was asked. */
export function aBackend(backend: Backend = {}) {
  const asked: string[] = [];
  const page = <T>(items: readonly T[] | number) =>
    typeof items === 'number' ? items : { items, totalItems: items.length };
  const fetch = async (input: RequestInfo | URL, init?: RequestInit) => {
    const url = new URL(String(input));
    const path = url.pathname.replace(/.*\/v1/, '');
    asked.push(`${path}${url.search}`);
    const answer = (): object | number => {
      switch (path) {
        case '/clusters':
          return page(backend.clusters ?? CLUSTERS);
        case '/service-accounts':
          return page(backend.serviceAccounts ?? []);
        case '/access-packs':
          return page(backend.accessPacks ?? DEFAULT_ACCESS_PACKS);
        case '/identities/plan': {
          const answers = backend.plan ?? plan;
          return typeof answers === 'number'
            ? answers
            : answers(JSON.parse(String(init?.body)));
        }
        default:
          return 404;
      }
    };
    const body = answer();
    return typeof body === 'number'
      ? new Response(
          JSON.stringify({
            error: { name: 'Error', message: 'refused' },
            response: { statusCode: body },
          }),
          { status: body, headers: { 'content-type': 'application/json' } },
        )
      : new Response(JSON.stringify(body));
  };
  return { fetch, asked };
}
