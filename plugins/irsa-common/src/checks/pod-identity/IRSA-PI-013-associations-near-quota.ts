import { defineCheck, parameter } from '../framework/check';

/** A cluster that comes near the quota of associations. */
export const associationsNearQuota = defineCheck({
  id: 'IRSA-PI-013',
  title: 'Cluster is near the quota of Pod Identity associations',
  severity: 'low',
  over: 'cluster',
  what: 'A cluster has nearly as many Pod Identity associations as its quota allows.',
  why: 'The next service will get none, on the day that it needs one.',
  howWeKnow:
    'The number of associations in the answer of ListPodIdentityAssociations against the quota that the parameter states. AWS has changed it over time; Service Quotas has the value of the account.',
  fix: 'Delete associations that nothing uses (IRSA-PI-005), or have the quota raised.',
  verify: 'The cluster is well below the quota again.',
  needs: [{ kind: 'pod-identity-association', of: 'cluster' }],
  parameters: {
    quota: parameter(5000, 'How many associations a cluster may have.'),
    share: parameter(0.8, 'From which share of the quota on to report.'),
  },
  appliesTo: ({ cluster }) => cluster.cluster?.arn !== undefined,
  *run({ cluster }, _, { quota, share }) {
    const count = [...cluster.associations.values()].reduce(
      (sum, each) => sum + each.length,
      0,
    );
    if (count < quota * share) {
      return;
    }
    yield {
      cause: [],
      message: `Cluster ${cluster.name} has ${count} of ${quota} Pod Identity associations.`,
      evidence: [
        {
          source: `Associations of ${cluster.name}`,
          path: 'associations[]',
          value: String(count),
        },
      ],
      remedies: [
        {
          action: 'explain',
          text: 'Delete the associations that IRSA-PI-005 lists, or ask for a higher quota in Service Quotas.',
        },
      ],
    };
  },
});
