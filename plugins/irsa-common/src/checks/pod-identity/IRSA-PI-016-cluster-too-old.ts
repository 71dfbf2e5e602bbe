import { isVersionBefore } from '../pods/version';
import { defineCheck } from '../framework/check';

/** The platform version from which on each version of Kubernetes has Pod Identity; later ones all do. Source: EKS User Guide, "EKS Pod Identity cluster versions". */
const LEAST_PLATFORM: Readonly<Record<string, number>> = {
  '1.28': 4,
  '1.27': 8,
  '1.26': 9,
  '1.25': 10,
  '1.24': 13,
};

/** Why a cluster is too old for Pod Identity; nothing where it is not. */
function tooOld(
  version: string,
  platform: string | undefined,
): string | undefined {
  if (isVersionBefore(version, '1.24')) {
    return `Kubernetes ${version}`;
  }
  const least = LEAST_PLATFORM[version];
  const own = Number(/^eks\.(\d+)$/.exec(platform ?? '')?.[1] ?? NaN);
  return least !== undefined && own < least
    ? `platform version ${platform} of Kubernetes ${version}`
    : undefined;
}

/** A cluster with associations that is too old for them. */
export const clusterTooOldForPodIdentity = defineCheck({
  id: 'IRSA-PI-016',
  title: 'Cluster is too old for Pod Identity',
  severity: 'info',
  over: 'cluster',
  what: 'A cluster has Pod Identity associations and a version of Kubernetes or of the platform that does not know them.',
  why: 'The associations do nothing until the cluster is updated.',
  howWeKnow:
    '`cluster.version` and `cluster.platformVersion` of DescribeCluster against the table of the EKS User Guide.',
  fix: 'Update the cluster; the platform version comes with it.',
  verify:
    'New pods of the service accounts carry AWS_CONTAINER_CREDENTIALS_FULL_URI.',
  needs: [
    {
      kind: 'cluster',
      of: 'cluster',
      part: 'version',
      has: ({ cluster }) => cluster.cluster?.version !== undefined,
    },
  ],
  appliesTo: ({ cluster }) => cluster.associations.size > 0,
  *run({ cluster }) {
    const { version = '', platformVersion } = cluster.cluster ?? {};
    const old = tooOld(version, platformVersion);
    if (!old) {
      return;
    }
    yield {
      cause: [old],
      message: `Cluster ${cluster.name} has Pod Identity associations, and ${old} does not know them.`,
      evidence: [
        {
          source: `Cluster ${cluster.name}`,
          path: 'cluster.platformVersion',
          value: `${version} ${platformVersion ?? ''}`.trim(),
        },
      ],
      remedies: [{ action: 'explain', text: `Update ${cluster.name}.` }],
    };
  },
});
