import { DEFAULT_AUDIENCE } from './company.mjs';
import { integer } from './seeded.mjs';

const WEB_IDENTITY_PATH = '/var/run/secrets/eks.amazonaws.com/serviceaccount';
const POD_IDENTITY_PATH =
  '/var/run/secrets/pods.eks.amazonaws.com/serviceaccount';

function projectedToken(name, audience, expirationSeconds, path) {
  return {
    name,
    projected: {
      defaultMode: 420,
      sources: [{ serviceAccountToken: { audience, expirationSeconds, path } }],
    },
  };
}

/** Variables of which the webhook adds none where a container brings one of them. */
const TOGETHER = [
  ['AWS_DEFAULT_REGION', 'AWS_REGION'],
  ['AWS_ROLE_ARN', 'AWS_WEB_IDENTITY_TOKEN_FILE'],
];

function addVariables(container, added) {
  const before = container.env ?? [];
  const has = name => before.some(variable => variable.name === name);
  const missing = added.filter(
    ({ name }) =>
      !has(name) &&
      !TOGETHER.some(names => names.includes(name) && names.some(has)),
  );
  return { ...container, env: [...before, ...missing] };
}

function mutate(spec, variables, volume, mountPath) {
  return {
    ...spec,
    containers: spec.containers.map(container => ({
      ...addVariables(container, variables),
      volumeMounts: [
        ...(container.volumeMounts ?? []),
        { mountPath, name: volume.name, readOnly: true },
      ],
    })),
    volumes: [volume, ...(spec.volumes ?? [])],
  };
}

/**
 * Changes a pod as the EKS Pod Identity webhook does when the pod is created: container credentials where an association
 * exists, else a web identity where the service account's annotation names a role, whatever it names, else nothing.
 */
export function admit(pod, { region, association, serviceAccount }) {
  const createdAt = pod.metadata.creationTimestamp;
  const regional = [
    { name: 'AWS_STS_REGIONAL_ENDPOINTS', value: 'regional' },
    { name: 'AWS_DEFAULT_REGION', value: region },
    { name: 'AWS_REGION', value: region },
  ];
  if (association && association.createdAt <= createdAt) {
    return {
      ...pod,
      metadata: {
        ...pod.metadata,
        labels: {
          ...pod.metadata.labels,
          'eks.amazonaws.com/pod-identity': 'enabled',
        },
      },
      spec: mutate(
        pod.spec,
        [
          ...regional,
          {
            name: 'AWS_CONTAINER_CREDENTIALS_FULL_URI',
            value: 'http://169.254.170.23/v1/credentials',
          },
          {
            name: 'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE',
            value: `${POD_IDENTITY_PATH}/eks-pod-identity-token`,
          },
        ],
        projectedToken(
          'eks-pod-identity-token',
          'pods.eks.amazonaws.com',
          // The webhook spreads the default lifetime so that pods do not renew at the same moment.
          integer(79200, 86400, `token ${pod.metadata.uid}`),
          'eks-pod-identity-token',
        ),
        POD_IDENTITY_PATH,
      ),
    };
  }
  if (serviceAccount?.role && serviceAccount.annotatedAt <= createdAt) {
    return {
      ...pod,
      spec: mutate(
        pod.spec,
        [
          ...regional,
          { name: 'AWS_ROLE_ARN', value: serviceAccount.role },
          {
            name: 'AWS_WEB_IDENTITY_TOKEN_FILE',
            value: `${WEB_IDENTITY_PATH}/token`,
          },
        ],
        projectedToken(
          'aws-iam-token',
          serviceAccount.audience ?? DEFAULT_AUDIENCE,
          86400,
          'token',
        ),
        WEB_IDENTITY_PATH,
      ),
    };
  }
  return pod;
}
