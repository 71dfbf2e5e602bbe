import { Container, PodSpec } from './types';

const WEB_IDENTITY = '/var/run/secrets/eks.amazonaws.com/serviceaccount';
const POD_IDENTITY = '/var/run/secrets/pods.eks.amazonaws.com/serviceaccount';

/** What the webhook knows when a pod is created. */
export interface Admission {
  readonly region: string;
  /** Whether the service account has a Pod Identity association, which wins. */
  readonly isAssociated: boolean;
  /** The role that its annotation names. */
  readonly roleArn?: string;
  /** The audience that its annotation names. */
  readonly audience?: string;
}

/**
 * The spec of a new pod as the webhook of EKS leaves it.
 *
 * @remarks
 * Source: https://github.com/aws/amazon-eks-pod-identity-webhook
 */
export function admitPod(spec: PodSpec, admission: Admission): PodSpec {
  const { region, isAssociated, roleArn, audience } = admission;
  if (isAssociated) {
    return withToken(spec, {
      volume: 'eks-pod-identity-token',
      audience: 'pods.eks.amazonaws.com',
      path: 'eks-pod-identity-token',
      directory: POD_IDENTITY,
      variables: {
        ...regional(region),
        AWS_CONTAINER_CREDENTIALS_FULL_URI:
          'http://169.254.170.23/v1/credentials',
        AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: `${POD_IDENTITY}/eks-pod-identity-token`,
      },
    });
  }
  if (roleArn) {
    return withToken(spec, {
      volume: 'aws-iam-token',
      audience: audience ?? 'sts.amazonaws.com',
      path: 'token',
      directory: WEB_IDENTITY,
      variables: {
        ...regional(region),
        AWS_ROLE_ARN: roleArn,
        AWS_WEB_IDENTITY_TOKEN_FILE: `${WEB_IDENTITY}/token`,
      },
    });
  }
  return spec;
}

function regional(region: string): Record<string, string> {
  return {
    AWS_STS_REGIONAL_ENDPOINTS: 'regional',
    AWS_DEFAULT_REGION: region,
    AWS_REGION: region,
  };
}

function withToken(
  spec: PodSpec,
  token: {
    readonly volume: string;
    readonly audience: string;
    readonly path: string;
    readonly directory: string;
    readonly variables: Readonly<Record<string, string>>;
  },
): PodSpec {
  const { volume, audience, path, directory, variables } = token;
  return {
    ...spec,
    containers: spec.containers.map((container): Container => {
      const env = container.env ?? [];
      return {
        ...container,
        env: [
          ...env,
          ...Object.entries(variables)
            .filter(([name]) => !env.some(each => each.name === name))
            .map(([name, value]) => ({ name, value })),
        ],
        volumeMounts: [
          ...(container.volumeMounts ?? []),
          { mountPath: directory, name: volume, readOnly: true },
        ],
      };
    }),
    volumes: [
      {
        name: volume,
        projected: {
          defaultMode: 420,
          sources: [
            {
              serviceAccountToken: {
                audience,
                expirationSeconds: 86_400,
                path,
              },
            },
          ],
        },
      },
      ...(spec.volumes ?? []),
    ],
  };
}
