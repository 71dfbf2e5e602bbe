import { issuerOfProvider } from '../../trust/arn';
import { CheckHit, defineCheck, parameter } from '../framework/check';
import { READABLE_POLICY } from '../trust/lintCheck';
import { trustRemedies } from '../trust/intendedTrust';

type Tags = Readonly<Record<string, string>>;

/** A role of production that a cluster of another environment is trusted with. */
export const trustAcrossEnvironments = defineCheck({
  id: 'IRSA-TS-016',
  title: 'Role of production is trusted to a cluster of another environment',
  severity: 'high',
  over: 'role',
  what: 'The tags of a role say that it is for production, and its trust policy lets in service accounts of a cluster whose tags say another environment.',
  why: 'Whoever may deploy to the test cluster, which mostly means everybody, acts with the permissions of production.',
  howWeKnow:
    '`Tags` of the role and `cluster.tags` in the answer of DescribeCluster, under the keys that the parameters name.',
  fix: 'Give the other environment a role of its own, and take its cluster out of the trust policy.',
  verify: 'The role trusts only clusters of its own environment.',
  needs: [
    READABLE_POLICY,
    {
      kind: 'role',
      of: 'account',
      part: 'tags',
      has: ({ role }) => role.tags !== undefined,
    },
    { kind: 'cluster', of: 'trusted-clusters' },
  ],
  parameters: {
    tagKeys: parameter(
      ['environment', 'Environment', 'env', 'Env', 'stage', 'Stage'],
      'Keys of the tags that say the environment, the first that is there counts.',
    ),
    production: parameter(
      ['prod', 'production', 'prd', 'live'],
      'Values of the tag that mean production, in lower case.',
    ),
  },
  *run(role, { estate }, { tagKeys, production }): Iterable<CheckHit> {
    const environmentOf = (tags: Tags | undefined) => {
      const key = tagKeys.find(each => tags?.[each] !== undefined);
      return key === undefined ? undefined : { key, value: tags![key] };
    };
    const isProduction = (value: string) =>
      production.includes(value.toLocaleLowerCase('en-US'));
    const own = environmentOf(role.role.tags);
    if (!own || !isProduction(own.value)) {
      return;
    }
    for (const { provider, subjects } of role.scope().providers) {
      const cluster = estate.clusterOfIssuer.get(
        issuerOfProvider(provider) ?? '',
      );
      const other = environmentOf(cluster?.cluster?.tags);
      if (
        !cluster ||
        !other ||
        isProduction(other.value) ||
        subjects.length === 0
      ) {
        continue;
      }
      yield {
        cause: [cluster.name, other.value],
        message: `Role ${role.arn.name} is tagged ${own.key}=${own.value}, and its trust policy lets in service accounts of ${cluster.name}, which is tagged ${other.key}=${other.value}.`,
        evidence: [
          {
            source: `Role ${role.arn.name}`,
            path: `Tags.${own.key}`,
            value: own.value,
          },
          {
            source: `Cluster ${cluster.name}`,
            path: `cluster.tags.${other.key}`,
            value: other.value,
          },
        ],
        remedies: trustRemedies(
          role,
          `Create a role for ${cluster.name}, and take ${provider} out of the trust policy of ${role.arn.name}.`,
        ),
      };
    }
  },
});
