import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  IdentitySpec,
  Remedy,
  RemediationTarget,
  renderRemediation,
  writeIdentity,
} from 'backstage-plugin-irsa-common';
import { parseAllDocuments } from 'yaml';
import {
  collectionPath,
  customResourceDefinitions,
} from './__testUtils__/customResources';
import { findAssets, KubeApiServer } from './__testUtils__/kubeApiServer';

jest.setTimeout(120_000);

const assets = findAssets();
const kubectl = process.env.IRSA_TEST_KUBECTL;
// `npm test` names what is missing, and fails for it where everything has to run.
const onServer = assets ? describe : describe.skip;
const withKubectl = kubectl ? describe : describe.skip;

const ACCOUNT = '111122223333';
const ROLE = `arn:aws:iam::${ACCOUNT}:role/apps/payments-api`;
const CLUSTER = `arn:aws:eks:eu-west-1:${ACCOUNT}:cluster/prod`;
const POLICY = `arn:aws:iam::${ACCOUNT}:policy/team/payments`;
const NAMESPACE = 'payments';
const place = { cluster: 'prod-euw1', namespace: NAMESPACE, name: 'api' };
const deployment = { ...place, kind: 'Deployment' };

const SPEC: IdentitySpec = {
  account: ACCOUNT,
  role: {
    name: 'payments_API+1',
    path: '/apps/',
    description: 'yes: "no" # ~',
    permissionsBoundaryArn: POLICY,
    maxSessionDuration: 7_200,
    managedPolicyArns: [POLICY],
    inlinePolicies: [
      {
        name: 'Uploads',
        statements: [
          {
            Effect: 'Allow',
            Action: 's3:GetObject',
            Resource: 'arn:aws:s3:::uploads/${aws:PrincipalTag/team}/*',
          },
        ],
      },
    ],
    tags: { on: 'yes', 'cost centre': '0777' },
  },
  mechanism: 'irsa',
  serviceAccounts: ['api', 'on'].map(name => ({ namespace: NAMESPACE, name })),
  clusters: [{ arn: CLUSTER, issuer: 'oidc.example.com/id/1' }],
  audience: 'on-prem.example.com',
};

const REMEDIES: Remedy[] = [
  {
    action: 'set-trust-policy',
    roleArn: ROLE,
    policy: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: 'pods.eks.amazonaws.com' },
          Action: ['sts:AssumeRole', 'sts:TagSession'],
        },
      ],
    }),
  },
  {
    action: 'create-provider',
    account: ACCOUNT,
    providerArn: `arn:aws:iam::${ACCOUNT}:oidc-provider/oidc.example.com/id/1`,
    audience: 'sts.amazonaws.com',
    cluster: 'prod-euw1',
  },
  {
    action: 'create-association',
    clusterArn: CLUSTER,
    namespace: NAMESPACE,
    serviceAccount: 'api',
    roleArn: ROLE,
  },
  {
    action: 'install-addon',
    clusterArn: CLUSTER,
    addon: 'eks-pod-identity-agent',
  },
  { action: 'attach-role-policy', roleArn: ROLE, policyArn: POLICY },
];

function textFor(target: RemediationTarget, remedies: readonly Remedy[]) {
  const found = renderRemediation(remedies).find(
    each => each.target === target,
  );
  if (!found) {
    throw new Error(`Nothing is written for ${target}.`);
  }
  return found.text;
}

interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
}

function objectsOf(text: string): KubernetesObject[] {
  return parseAllDocuments(text, { version: '1.1' }).map(
    document => document.toJS() as KubernetesObject,
  );
}

onServer('what is written for Kubernetes', () => {
  let server: KubeApiServer;

  beforeAll(async () => {
    server = await KubeApiServer.start(assets ?? '', {});
    for (const definition of customResourceDefinitions()) {
      await server.request(
        'POST',
        '/apis/apiextensions.k8s.io/v1/customresourcedefinitions',
        definition,
      );
    }
    await server.request('POST', '/api/v1/namespaces', {
      metadata: { name: NAMESPACE },
    });
    await untilServed(
      '/apis/iam.services.k8s.aws/v1alpha1/roles',
      '/apis/eks.aws.upbound.io/v1beta1/addons',
    );
  });

  afterAll(() => server?.stop());

  /** A kind is served some moments after its definition was made. */
  async function untilServed(...paths: string[]) {
    for (const path of paths) {
      const deadline = Date.now() + 30_000;
      for (;;) {
        try {
          await server.request('GET', path);
          break;
        } catch (error) {
          if (Date.now() > deadline) {
            throw error;
          }
          await sleep(100);
        }
      }
    }
  }

  function dryRun(object: KubernetesObject) {
    const { apiVersion, kind } = object;
    return server.request(
      'POST',
      `${collectionPath(
        apiVersion,
        kind,
        NAMESPACE,
      )}?dryRun=All&fieldValidation=Strict`,
      object,
    );
  }

  it.each(['ack', 'crossplane', 'json'] as const)(
    'an identity as %s passes a dry run with strict fields, for both mechanisms',
    async form => {
      for (const spec of [
        SPEC,
        { ...SPEC, mechanism: 'pod-identity' as const, audience: undefined },
      ]) {
        const objects = writeIdentity(spec, form)
          .filter(({ path }) => path.endsWith('.yaml'))
          .flatMap(({ content }) => objectsOf(content));
        expect(objects.length).toBeGreaterThan(1);
        for (const object of objects) {
          // Kubernetes adds to what it was given, and takes nothing away.
          await expect(dryRun(object)).resolves.toMatchObject(object);
        }
      }
    },
  );

  it.each([
    ['ack', 3],
    ['crossplane', 5],
  ] as const)(
    'the steps of a fix for %s pass it, too',
    async (target, count) => {
      const objects = objectsOf(textFor(target, REMEDIES));
      expect(objects).toHaveLength(count);
      for (const object of objects) {
        await expect(dryRun(object)).resolves.toMatchObject(object);
      }
    },
  );

  it('a field that is none is refused', async () => {
    const [role] = objectsOf(textFor('ack', REMEDIES));
    await expect(
      dryRun({ ...role, spec: { name: 'a', trust: '' } } as typeof role),
    ).rejects.toThrow(/unknown field .*spec\.trust/);
  });

  withKubectl('the commands of kubectl', () => {
    beforeAll(async () => {
      for (const name of ['default', 'api']) {
        await server.request(
          'POST',
          `/api/v1/namespaces/${NAMESPACE}/serviceaccounts`,
          { metadata: { name } },
        );
      }
      const template = {
        metadata: { labels: { app: 'api' } },
        spec: {
          restartPolicy: 'Always',
          containers: [
            {
              name: 'app',
              image: 'app',
              env: ['AWS_ROLE_ARN', 'OTHER'].map(name => ({
                name,
                value: 'x',
              })),
            },
          ],
        },
      };
      await server.request(
        'POST',
        `/apis/apps/v1/namespaces/${NAMESPACE}/deployments`,
        {
          metadata: { name: 'api' },
          spec: { selector: { matchLabels: { app: 'api' } }, template },
        },
      );
      await server.request(
        'POST',
        `/apis/batch/v1/namespaces/${NAMESPACE}/cronjobs`,
        {
          metadata: { name: 'nightly' },
          spec: {
            schedule: '0 0 * * *',
            jobTemplate: {
              spec: {
                template: {
                  ...template,
                  spec: { ...template.spec, restartPolicy: 'Never' },
                },
              },
            },
          },
        },
      );
    });

    async function apply(...remedies: Remedy[]) {
      const kubeconfig = server.kubeconfig('admin-token');
      const { status, stderr } = spawnSync(
        '/bin/sh',
        [
          '-eu',
          '-c',
          `kubectl() { "$KUBECTL" "$@"; }\n${textFor('kubectl', remedies)}`,
        ],
        {
          encoding: 'utf8',
          env: {
            KUBECTL: kubectl,
            KUBECONFIG: kubeconfig,
            // Where kubectl keeps what it learns of a server.
            HOME: dirname(kubeconfig),
          },
        },
      );
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    }

    const get = (path: string, name: string) =>
      server.request('GET', `${path}/namespaces/${NAMESPACE}/${name}`);

    it('make, annotate and take an annotation off a service account', async () => {
      const key = 'eks.amazonaws.com/role-arn';
      await apply(
        {
          action: 'create-service-account',
          ...place,
          name: 'new',
          annotations: { [key]: ROLE, 'example.com/b': `it's "so"` },
        },
        { action: 'annotate-service-account', ...place, key, value: ROLE },
      );
      await expect(
        get('/api/v1', 'serviceaccounts/new'),
      ).resolves.toMatchObject({
        metadata: {
          annotations: { [key]: ROLE, 'example.com/b': `it's "so"` },
        },
      });
      await expect(
        get('/api/v1', 'serviceaccounts/api'),
      ).resolves.toMatchObject({ metadata: { annotations: { [key]: ROLE } } });
      await apply({ action: 'annotate-service-account', ...place, key });
      await expect(
        get('/api/v1', 'serviceaccounts/api'),
      ).resolves.not.toHaveProperty(['metadata', 'annotations', key]);
    });

    it('change a Deployment and start it anew, with what is to be done in AWS as remarks', async () => {
      await apply(
        REMEDIES[0],
        {
          action: 'set-service-account',
          ...deployment,
          serviceAccount: 'api',
        },
        {
          action: 'remove-environment',
          ...deployment,
          container: 'app',
          names: ['AWS_ROLE_ARN'],
        },
        { action: 'restart-workload', ...deployment },
      );
      await expect(
        get('/apis/apps/v1', 'deployments/api'),
      ).resolves.toMatchObject({
        spec: {
          template: {
            metadata: {
              annotations: {
                'kubectl.kubernetes.io/restartedAt': expect.any(String),
              },
            },
            spec: {
              serviceAccountName: 'api',
              containers: [{ env: [{ name: 'OTHER', value: 'x' }] }],
            },
          },
        },
      });
    });

    it('change a CronJob', async () => {
      const cronJob = { ...place, kind: 'CronJob', name: 'nightly' };
      await apply(
        { action: 'set-service-account', ...cronJob, serviceAccount: 'api' },
        {
          action: 'remove-environment',
          ...cronJob,
          container: 'app',
          names: ['AWS_ROLE_ARN', 'OTHER'],
        },
      );
      await expect(
        get('/apis/batch/v1', 'cronjobs/nightly'),
      ).resolves.toMatchObject({
        spec: {
          jobTemplate: {
            spec: {
              template: {
                spec: {
                  serviceAccountName: 'api',
                  containers: [
                    expect.not.objectContaining({ env: expect.anything() }),
                  ],
                },
              },
            },
          },
        },
      });
    });
  });
});
