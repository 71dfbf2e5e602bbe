import { CheckHit, defineCheck } from '../framework/check';
import {
  podEvidence,
  podsOf,
  restart,
  valueIn,
  workloadName,
} from '../pods/podFacts';
import { DIFFERENCE_CHECK, explainedDifferences } from '../pods/truthKeys';

/** Pods with the variables of IRSA where only Pod Identity can work. */
export const podsBeforeAssociation = defineCheck({
  id: 'IRSA-PI-004',
  title: 'Pods carry IRSA, and only Pod Identity can work',
  severity: 'high',
  over: 'workload',
  what: 'Pods of a service account with an association carry the variables of IRSA, and the account of their role has no OIDC provider for the cluster. STS answers "No OpenIDConnect provider found in your account".',
  why: 'They were created a moment before the association took effect, and stay broken until they are created again.',
  howWeKnow:
    '`AWS_WEB_IDENTITY_TOKEN_FILE` in `spec.containers[].env` of the running pods, the association of their service account, and the OIDC providers of the account.',
  fix: 'Restart the workload.',
  verify: 'Its new pods carry AWS_CONTAINER_CREDENTIALS_FULL_URI.',
  needs: [
    { kind: 'pod', of: 'cluster' },
    { kind: 'oidc-provider', of: 'cluster-account' },
    {
      kind: 'cluster',
      of: 'cluster',
      has: ({ cluster }) => cluster.cluster?.issuer !== undefined,
    },
  ],
  subsumes: [DIFFERENCE_CHECK],
  appliesTo: ({ associations }) => associations.length > 0,
  *run(subject, { estate }): Iterable<CheckHit> {
    const { cluster, associations } = subject;
    const issuer = cluster.cluster?.issuer?.replace(/^https:\/\//, '') ?? '';
    const [, partition, , , account] = associations[0].roleArn.split(':');
    const providerArn = `arn:${partition}:iam::${account}:oidc-provider/${issuer}`;
    const wrong = subject.pods.filter(
      pod =>
        valueIn(pod, 'AWS_WEB_IDENTITY_TOKEN_FILE') !== undefined &&
        valueIn(pod, 'AWS_CONTAINER_CREDENTIALS_FULL_URI') === undefined,
    );
    if (
      wrong.length === 0 ||
      estate.accounts.get(account)?.providers.has(providerArn)
    ) {
      return;
    }
    yield {
      cause: [],
      message: `Of ${workloadName(subject)}, ${podsOf(
        wrong.length,
        subject.pods.length,
      )} ${
        wrong.length === 1 ? 'carries' : 'carry'
      } IRSA, and account ${account} has no OIDC provider for ${cluster.name}.`,
      dependsOn: [subject.subject.ref, providerArn],
      evidence: wrong
        .slice(0, 3)
        .map(pod =>
          podEvidence(
            pod,
            'spec.containers[].env[?(@.name=="AWS_WEB_IDENTITY_TOKEN_FILE")].value',
            valueIn(pod, 'AWS_WEB_IDENTITY_TOKEN_FILE') ?? '',
          ),
        ),
      explains: explainedDifferences(
        subject.subject.ref,
        'OBSERVED_OTHER_MECHANISM',
      ),
      remedies: restart(subject),
    };
  },
});
