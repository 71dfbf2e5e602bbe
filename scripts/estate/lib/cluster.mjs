import { AUDIENCE, REGION, TEAMS } from './estate.mjs';

const NODES = 30;
const TOKEN_DIRECTORY = '/var/run/secrets/eks.amazonaws.com/serviceaccount';
const AGENT_DIRECTORY =
  '/var/run/secrets/pods.eks.amazonaws.com/serviceaccount';

/** What the webhook of EKS writes into containers of pods with web identity. */
const webIdentityVariables = roleArn => [
  { name: 'AWS_STS_REGIONAL_ENDPOINTS', value: 'regional' },
  { name: 'AWS_DEFAULT_REGION', value: REGION },
  { name: 'AWS_REGION', value: REGION },
  { name: 'AWS_ROLE_ARN', value: roleArn },
  { name: 'AWS_WEB_IDENTITY_TOKEN_FILE', value: `${TOKEN_DIRECTORY}/token` },
];

/** The same for EKS Pod Identity. */
const AGENT_VARIABLES = [
  { name: 'AWS_STS_REGIONAL_ENDPOINTS', value: 'regional' },
  { name: 'AWS_DEFAULT_REGION', value: REGION },
  { name: 'AWS_REGION', value: REGION },
  {
    name: 'AWS_CONTAINER_CREDENTIALS_FULL_URI',
    value: 'http://169.254.170.23/v1/credentials',
  },
  {
    name: 'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE',
    value: `${AGENT_DIRECTORY}/eks-pod-identity-token`,
  },
];

const tokenVolume = (name, audience, path) => ({
  name,
  projected: {
    defaultMode: 420,
    sources: [
      { serviceAccountToken: { audience, expirationSeconds: 86400, path } },
    ],
  },
});

const NOTHING = { env: [] };

/** Variables, volume and mount that a pod got when it was created. */
function injected({ way, roleArn }) {
  switch (way) {
    case 'irsa':
    case 'missing-role':
      return {
        env: webIdentityVariables(roleArn),
        volume: tokenVolume('aws-iam-token', AUDIENCE, 'token'),
        mountPath: TOKEN_DIRECTORY,
      };
    case 'pod-identity':
      return {
        env: AGENT_VARIABLES,
        volume: tokenVolume(
          'eks-pod-identity-token',
          'pods.eks.amazonaws.com',
          'eks-pod-identity-token',
        ),
        mountPath: AGENT_DIRECTORY,
      };
    default:
      return NOTHING;
  }
}

/** Objects and answers about one cluster, as kubectl and the AWS CLI print them. */
export class GeneratedCluster {
  #estate;
  #cluster;
  #serviceAccounts;

  constructor(estate, number) {
    this.#estate = estate;
    this.#cluster = estate.cluster(number);
    this.#serviceAccounts = estate.serviceAccounts(this.#cluster);
  }

  get name() {
    return this.#cluster.name;
  }

  /** The answer of `aws eks describe-cluster`. */
  describeCluster() {
    const { name, arn, issuer } = this.#cluster;
    return {
      cluster: {
        name,
        arn,
        version: '1.34',
        platformVersion: 'eks.9',
        status: 'ACTIVE',
        identity: { oidc: { issuer: `https://${issuer}` } },
        accessConfig: { authenticationMode: 'API' },
        tags: {},
      },
    };
  }

  /** Answers of `aws eks describe-addon`. */
  addons() {
    return ['eks-pod-identity-agent', 'vpc-cni'].map(addonName => ({
      addon: {
        addonName,
        clusterName: this.name,
        status: 'ACTIVE',
        addonVersion: 'v1.3.9-eksbuild.3',
      },
    }));
  }

  /** Answers of `aws eks describe-pod-identity-association`. */
  *associations() {
    const { account } = this.#cluster;
    for (const each of this.#serviceAccounts) {
      if (each.way === 'pod-identity') {
        const id = `a-${this.#estate.chance.hexadecimal(
          17,
          `association ${each.key}`,
        )}`;
        yield {
          association: {
            clusterName: this.name,
            namespace: each.team,
            serviceAccount: each.name,
            roleArn: each.roleArn,
            associationArn: `arn:aws:eks:${REGION}:${account}:podidentityassociation/${this.name}/${id}`,
            associationId: id,
            tags: {},
            createdAt: each.created,
            modifiedAt: each.created,
            disableSessionTags: false,
          },
        };
      }
    }
  }

  *namespaces() {
    for (let number = 1; number <= TEAMS; number++) {
      const name = `team-${number}`;
      yield {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: {
          ...this.#metadata(name, undefined, '2025-01-01T00:00:00Z'),
          labels: { 'kubernetes.io/metadata.name': name },
        },
        spec: { finalizers: ['kubernetes'] },
        status: { phase: 'Active' },
      };
    }
  }

  *nodes() {
    for (let number = 0; number < NODES; number++) {
      yield {
        apiVersion: 'v1',
        kind: 'Node',
        metadata: {
          ...this.#metadata(
            this.#node(number),
            undefined,
            '2026-01-01T00:00:00Z',
          ),
          labels: {
            'kubernetes.io/os': 'linux',
            'kubernetes.io/arch': 'arm64',
            'node.kubernetes.io/instance-type': 'm7g.2xlarge',
            'topology.kubernetes.io/zone': `${REGION}${'abc'[number % 3]}`,
          },
        },
      };
    }
  }

  *webhooks() {
    yield {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'MutatingWebhookConfiguration',
      metadata: this.#metadata(
        'pod-identity-webhook',
        undefined,
        '2025-01-01T00:00:00Z',
      ),
      webhooks: [
        {
          name: 'iam-for-pods.amazonaws.com',
          admissionReviewVersions: ['v1beta1'],
          clientConfig: {
            caBundle: 'bWFkZSB1cA==',
            url: 'https://127.0.0.1:23443/mutate',
          },
          failurePolicy: 'Ignore',
          matchPolicy: 'Equivalent',
          namespaceSelector: {},
          objectSelector: {},
          reinvocationPolicy: 'IfNeeded',
          rules: [
            {
              apiGroups: [''],
              apiVersions: ['v1'],
              operations: ['CREATE'],
              resources: ['pods'],
              scope: '*',
            },
          ],
          sideEffects: 'None',
          timeoutSeconds: 10,
        },
      ],
    };
  }

  *serviceAccounts() {
    for (const { name, team, way, roleArn, created } of this.#serviceAccounts) {
      const isAnnotated = ['irsa', 'old-pods', 'missing-role'].includes(way);
      yield {
        apiVersion: 'v1',
        kind: 'ServiceAccount',
        metadata: {
          ...this.#metadata(name, team, created),
          labels: { 'app.kubernetes.io/managed-by': 'Helm' },
          ...(isAnnotated
            ? { annotations: { 'eks.amazonaws.com/role-arn': roleArn } }
            : {}),
        },
      };
    }
  }

  *deployments() {
    const counts = this.#estate.pods(this.#cluster, this.#serviceAccounts);
    for (const each of this.#serviceAccounts) {
      const { name, team, created } = each;
      yield {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: {
          ...this.#metadata(name, team, created),
          labels: this.#labels(each),
        },
        spec: {
          progressDeadlineSeconds: 600,
          replicas: counts[each.at],
          revisionHistoryLimit: 10,
          selector: { matchLabels: { 'app.kubernetes.io/name': name } },
          template: {
            metadata: {
              labels: this.#labels(each),
              ...(each.way === 'kube2iam'
                ? { annotations: { 'iam.amazonaws.com/role': each.roleName } }
                : {}),
            },
            spec: {
              ...this.#podSpec(each),
              serviceAccount: name,
              serviceAccountName: name,
            },
          },
        },
      };
    }
  }

  *pods() {
    const { chance } = this.#estate;
    const counts = this.#estate.pods(this.#cluster, this.#serviceAccounts);
    let address = 0;
    for (const each of this.#serviceAccounts) {
      const { name, team, key, created } = each;
      const hash = chance.hexadecimal(10, `revision ${key}`);
      const got = injected(each);
      for (let number = 0; number < counts[each.at]; number++) {
        address += 1;
        const pod = `${name}-${hash}-${chance.hexadecimal(
          5,
          `pod ${key} ${number}`,
        )}`;
        const spec = this.#podSpec(each, got);
        yield {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: {
            ...this.#metadata(pod, team, created),
            generateName: `${name}-${hash}-`,
            labels: { ...this.#labels(each), 'pod-template-hash': hash },
            ownerReferences: [
              {
                apiVersion: 'apps/v1',
                blockOwnerDeletion: true,
                controller: true,
                kind: 'ReplicaSet',
                name: `${name}-${hash}`,
                uid: chance.uuid(`replica set ${key}`),
              },
            ],
          },
          spec: {
            ...spec,
            nodeName: this.#node(chance.below(NODES, `node ${pod}`)),
            serviceAccount: name,
            serviceAccountName: name,
            volumes: got.volume ? [got.volume] : [],
          },
          status: {
            phase: 'Running',
            podIP: `10.0.${Math.floor(address / 250)}.${(address % 250) + 1}`,
            qosClass: 'Burstable',
            startTime: created,
          },
        };
      }
    }
  }

  /** Entities of the catalog: components for some of the service accounts, and the system that they are part of. */
  *entities() {
    const system = `system-${this.name}`;
    for (const { at, team, isEntity } of this.#serviceAccounts) {
      if (isEntity) {
        yield {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: {
            name: this.#component(at),
            annotations: { 'backstage.io/kubernetes-id': this.#component(at) },
          },
          spec: {
            type: 'service',
            lifecycle: 'production',
            owner: team,
            system,
          },
        };
      }
    }
    yield {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'System',
      metadata: { name: system },
      spec: { owner: 'team-1' },
    };
  }

  #component(at) {
    return `${this.name}-app-${at + 1}`;
  }

  #node(number) {
    return `ip-10-${this.#cluster.number % 256}-0-${
      number + 1
    }.${REGION}.compute.internal`;
  }

  #metadata(name, namespace, created) {
    return {
      creationTimestamp: created,
      name,
      ...(namespace ? { namespace } : {}),
      resourceVersion: '48211907',
      uid: this.#estate.chance.uuid(`${this.name} ${namespace} ${name}`),
    };
  }

  #labels({ at, name, isEntity }) {
    return {
      'app.kubernetes.io/name': name,
      'app.kubernetes.io/managed-by': 'Helm',
      ...(isEntity
        ? { 'backstage.io/kubernetes-id': this.#component(at) }
        : {}),
    };
  }

  #podSpec({ name, way }, { env, volume, mountPath } = NOTHING) {
    return {
      containers: [
        {
          env: [
            { name: 'LOG_LEVEL', value: 'info' },
            ...(way === 'node' ? [{ name: 'AWS_REGION', value: REGION }] : []),
            ...env,
          ],
          image: `registry.example.com/${name}:1.0.0`,
          imagePullPolicy: 'IfNotPresent',
          name: 'app',
          ports: [{ containerPort: 8080, protocol: 'TCP' }],
          resources: {
            limits: { memory: '256Mi' },
            requests: { cpu: '100m', memory: '256Mi' },
          },
          terminationMessagePath: '/dev/termination-log',
          terminationMessagePolicy: 'File',
          ...(volume
            ? {
                volumeMounts: [
                  { mountPath, name: volume.name, readOnly: true },
                ],
              }
            : {}),
        },
      ],
      dnsPolicy: 'ClusterFirst',
      restartPolicy: 'Always',
      schedulerName: 'default-scheduler',
      securityContext: { runAsNonRoot: true },
      terminationGracePeriodSeconds: 30,
    };
  }
}
