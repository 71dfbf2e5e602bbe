import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import {
  BackstageCredentials,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { CatalogServiceRequestOptions } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  AuthorizePermissionRequest,
} from '@backstage/plugin-permission-common';
import { JsonObject } from '@backstage/types';
import { EntityIdentity } from 'backstage-plugin-irsa-common';
import {
  irsaSourcesExtensionPoint,
  SourceItem,
} from 'backstage-plugin-irsa-node';
import request from 'supertest';
import irsaPlugin from '../index';

/** The account of the fleet. */
export const ACCOUNT = '111122223333';
/** The issuer of the cluster, without `https://`. */
export const ISSUER = 'oidc.eks.eu-west-1.amazonaws.com/id/7F3A';
/** The role that all service accounts of the fleet share. */
export const ROLE = `arn:aws:iam::${ACCOUNT}:role/shared`;

/** A service account with the role. */
export const serviceAccount = (name: string) => ({
  kind: 'ServiceAccount',
  metadata: {
    name,
    namespace: 'shop',
    annotations: { 'eks.amazonaws.com/role-arn': ROLE },
  },
});
/** What runs as a service account. */
export const deployment = (name: string, namespace = 'shop') => ({
  kind: 'Deployment',
  metadata: {
    name,
    namespace,
    labels: { 'backstage.io/kubernetes-id': name },
  },
  spec: { template: { spec: { serviceAccountName: name, containers: [] } } },
});

/** One account and one cluster, in which two components and nobody's service account share a role. */
export const fleet = {
  accounts: {
    [ACCOUNT]: {
      'account-authorization-details.json': JSON.stringify({
        RoleDetailList: [
          {
            RoleName: 'shared',
            Arn: ROLE,
            AttachedManagedPolicies: [{ PolicyName: 'queue' }],
            RolePolicyList: [],
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: {
                    Federated: `arn:aws:iam::${ACCOUNT}:oidc-provider/${ISSUER}`,
                  },
                  Action: 'sts:AssumeRoleWithWebIdentity',
                  Condition: {
                    StringLike: {
                      [`${ISSUER}:sub`]: 'system:serviceaccount:shop:*',
                    },
                  },
                },
              ],
            },
          },
        ],
      }),
      'open-id-connect-providers': {
        'c.json': JSON.stringify({
          Url: ISSUER,
          ClientIDList: ['sts.amazonaws.com'],
        }),
      },
    },
  },
  clusters: {
    prod: {
      'cluster.json': JSON.stringify({
        cluster: {
          name: 'prod',
          arn: `arn:aws:eks:eu-west-1:${ACCOUNT}:cluster/prod`,
          identity: { oidc: { issuer: `https://${ISSUER}` } },
        },
      }),
      'objects.json': JSON.stringify({
        kind: 'List',
        items: [
          serviceAccount('mine'),
          serviceAccount('theirs'),
          serviceAccount('nobodys'),
          deployment('mine'),
          deployment('theirs'),
        ],
      }),
      'pods.json': JSON.stringify({ kind: 'PodList', items: [] }),
    },
  },
};

/** A component with a workload of the same name. */
export const component = (name: string, owner = 'x'): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name,
    namespace: 'default',
    annotations: { 'backstage.io/kubernetes-id': name },
  },
  spec: { type: 'service', lifecycle: 'production', owner },
});

/** What a user may do in a test. */
export interface Rights {
  /** Entities that the catalog shows; all when absent. */
  readonly sees?: readonly string[];
  /** Permissions that are denied: a name, or a name and an entity. */
  readonly denied?: readonly string[];
}

function userOf(credentials: BackstageCredentials): string {
  const { principal } = credentials as {
    principal?: { userEntityRef?: string };
  };
  return principal?.userEntityRef ?? 'service';
}

/** Users of the tests. */
export const ALICE = 'user:default/alice';
export const BOB = 'user:default/bob';

/** Starts the plugin over the files of a directory. */
export async function startPlugin(
  directory: string,
  rights: Record<string, Rights> = {},
  options: {
    files?: { directory: string }[];
    slow?: () => AsyncIterable<SourceItem>;
    entities?: Entity[];
    /** More of the configuration under `irsa`. */
    irsa?: JsonObject;
  } = {},
) {
  const entities = options.entities ?? [component('mine'), component('theirs')];
  const all = catalogServiceMock({ entities });
  const rightsOf = (credentials: BackstageCredentials) =>
    rights[userOf(credentials)] ?? {};

  const catalog = catalogServiceMock.mock({
    streamEntities: (query, asked) => all.streamEntities(query, asked),
    getEntitiesByRefs: async (query, asked) => {
      const { sees } = rightsOf(
        (asked as CatalogServiceRequestOptions).credentials,
      );
      const { items } = await all.getEntitiesByRefs(query, asked);
      return {
        items: items.map((item, index) =>
          !sees || sees.includes(query.entityRefs[index]) ? item : undefined,
        ),
      };
    },
  });
  const permissions = mockServices.permissions.mock({
    authorize: async (
      requests: AuthorizePermissionRequest[],
      { credentials }: { credentials: BackstageCredentials },
    ) =>
      requests.map(({ permission, resourceRef }) => {
        const { denied = [] } = rightsOf(credentials);
        const isDenied =
          denied.includes(permission.name) ||
          denied.includes(`${permission.name} ${resourceRef}`);
        return {
          result: isDenied ? AuthorizeResult.DENY : AuthorizeResult.ALLOW,
        };
      }),
  });

  const features = [
    irsaPlugin,
    catalog.factory,
    permissions.factory,
    mockServices.rootConfig.factory({
      data: {
        irsa: { files: options.files ?? [{ directory }], ...options.irsa },
      },
    }),
  ];
  const { slow } = options;
  const { server } = await startTestBackend({
    features: slow
      ? [
          ...features,
          createBackendModule({
            pluginId: 'irsa',
            moduleId: 'slow',
            register: env =>
              env.registerInit({
                deps: { sources: irsaSourcesExtensionPoint },
                init: async ({ sources }) =>
                  sources.addSourceProvider({
                    id: 'test:slow',
                    kind: 'kubernetes',
                    title: 'slow',
                    listSources: async () => [
                      {
                        id: 'test:slow/one',
                        kind: 'kubernetes',
                        title: 'one',
                        read: slow,
                      },
                    ],
                  }),
              }),
          }),
        ]
      : features,
  });

  const as = (user: string) => ({
    get: (path: string) =>
      request(server)
        .get(`/api/irsa/v1${path}`)
        .set('Authorization', mockCredentials.user.header(user)),
    post: (path: string, body: object) =>
      request(server)
        .post(`/api/irsa/v1${path}`)
        .set('Authorization', mockCredentials.user.header(user))
        .send(body),
  });
  const identity = async (user: string, name: string) => {
    const response = await as(user).get(`/entities/component/default/${name}`);
    if (response.status !== 200) {
      throw new Error(`GET /entities of ${name} answered ${response.status}`);
    }
    return response.body as EntityIdentity;
  };
  return { server, as, identity };
}

/** Has every source read; the scheduler of the test runs a task to its end when it is triggered. */
export async function ready(started: Awaited<ReturnType<typeof startPlugin>>) {
  const response = await started.as('user:default/admin').post('/refresh', {});
  if (response.status !== 202) {
    throw new Error(`POST /refresh answered ${response.status}`);
  }
  return started;
}
