import {
  PreviewCluster,
  TrustAttempt,
  TrustEvaluateAnswer,
} from 'backstage-plugin-irsa-common';

/** What several ways of asking come to: one that is allowed is enough. */
export function decideTogether(
  attempts: readonly TrustAttempt[],
  cluster: PreviewCluster,
): Required<Pick<TrustEvaluateAnswer, 'decision' | 'reasons'>> {
  if (attempts.length === 0) {
    return {
      decision: 'unknown',
      reasons: [
        {
          code: 'VALUE_NOT_UNDERSTOOD',
          message: `Neither the issuer of ${cluster.name} nor its ARN was read, so nobody knows how its service accounts ask.`,
        },
      ],
    };
  }
  const decided =
    attempts.find(({ decision }) => decision === 'allow') ??
    attempts.find(({ decision }) => decision === 'unknown');
  return {
    decision: decided?.decision ?? 'deny',
    reasons: (decided ? [decided] : attempts).flatMap(({ requests }) =>
      requests.flatMap(({ evaluation }) => evaluation.reasons),
    ),
  };
}
