import { CLUSTERS, nodeGroupOf } from './company.mjs';
import { hexadecimal, moment } from './seeded.mjs';
import { NAMESPACES } from './serviceAccounts.mjs';

/** The webhook that gives pods their identity, as the control plane of EKS installs it. */
export function podIdentityWebhook(metadata) {
  return {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'MutatingWebhookConfiguration',
    metadata,
    webhooks: [
      {
        admissionReviewVersions: ['v1beta1'],
        clientConfig: {
          caBundle: Buffer.from(
            'The certificate of the webhook is left out of the demo.\n',
          ).toString('base64'),
          url: 'https://127.0.0.1:23443/mutate',
        },
        failurePolicy: 'Ignore',
        matchPolicy: 'Equivalent',
        name: 'iam-for-pods.amazonaws.com',
        namespaceSelector: {},
        objectSelector: {
          matchExpressions: [
            {
              key: 'eks.amazonaws.com/skip-pod-identity-webhook',
              operator: 'DoesNotExist',
            },
          ],
        },
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

/** A node of a managed node group. */
export function node(cluster, name, metadata) {
  const { region, version } = CLUSTERS[cluster];
  const group = nodeGroupOf(cluster);
  const id = `i-0${hexadecimal(16, `instance ${name}`)}`;
  const zone = `${region}${'abc'[CLUSTERS[cluster].nodes.indexOf(name) % 3]}`;
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      ...metadata,
      labels: {
        'eks.amazonaws.com/capacityType': 'ON_DEMAND',
        'eks.amazonaws.com/nodegroup': group,
        'kubernetes.io/arch': 'amd64',
        'kubernetes.io/hostname': name,
        'kubernetes.io/os': 'linux',
        'node.kubernetes.io/instance-type': 'm7i.xlarge',
        'topology.kubernetes.io/region': region,
        'topology.kubernetes.io/zone': zone,
      },
    },
    spec: { providerID: `aws:///${zone}/${id}` },
    status: {
      conditions: [
        {
          lastTransitionTime: metadata.creationTimestamp,
          message: 'kubelet is posting ready status',
          reason: 'KubeletReady',
          status: 'True',
          type: 'Ready',
        },
      ],
      nodeInfo: {
        architecture: 'amd64',
        kubeletVersion: `v${version}.1-eks-113cf36`,
        operatingSystem: 'linux',
      },
    },
  };
}

const RBAC = 'rbac.authorization.k8s.io';

const subjectGroup = name => ({ apiGroup: RBAC, kind: 'Group', name });

/**
 * Who may create what: cluster administrators everywhere, and each team in its namespaces.
 *
 * @param metadataOf - makes the metadata of an object of a kind
 */
export function accessControl(cluster, metadataOf) {
  const created = moment(CLUSTERS[cluster].created.slice(0, 10), 'rbac');
  const object = (kind, namespace, name, rest) => ({
    apiVersion: `${RBAC}/v1`,
    kind,
    metadata: metadataOf(kind, { namespace, name, created }),
    ...rest,
  });
  return [
    object('ClusterRole', undefined, 'cluster-admin', {
      rules: [
        { apiGroups: ['*'], resources: ['*'], verbs: ['*'] },
        { nonResourceURLs: ['*'], verbs: ['*'] },
      ],
    }),
    object('ClusterRole', undefined, 'fernhollow-deployer', {
      rules: [
        {
          apiGroups: ['', 'apps', 'batch'],
          resources: [
            'cronjobs',
            'deployments',
            'jobs',
            'pods',
            'serviceaccounts',
            'statefulsets',
          ],
          verbs: ['create', 'delete', 'get', 'list', 'patch', 'watch'],
        },
      ],
    }),
    object('Role', 'kube-system', 'aws-load-balancer-controller-leader', {
      rules: [
        {
          apiGroups: ['coordination.k8s.io'],
          resources: ['leases'],
          verbs: ['create', 'get', 'patch', 'update'],
        },
      ],
    }),
    object('ClusterRoleBinding', undefined, 'cluster-admin', {
      roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: 'cluster-admin' },
      subjects: [subjectGroup('system:masters')],
    }),
    ...NAMESPACES[cluster]
      .filter(({ team }) => team)
      .map(({ name, team }) =>
        object('RoleBinding', name, 'deployers', {
          roleRef: {
            apiGroup: RBAC,
            kind: 'ClusterRole',
            name: 'fernhollow-deployer',
          },
          subjects: [subjectGroup(team)],
        }),
      ),
  ];
}
