import {
  explainTrust,
  lintTrustPolicy,
  parseTrustPolicy,
} from 'backstage-plugin-irsa-common';
import {
  ISSUER,
  policyText,
  subject,
  webIdentity,
} from '../__testUtils__/trustPolicies';
import { statementMarks } from './statementMarks';

function marksOf(...statements: Record<string, unknown>[]) {
  const policy = parseTrustPolicy(policyText(statements)).policy ?? {};
  const findings = lintTrustPolicy(policy);
  return explainTrust(policy).map(sentence =>
    statementMarks(policy, sentence, findings),
  );
}

describe('statementMarks', () => {
  it('marks what makes an Allow wide, and nothing in the Deny that narrows it', () => {
    const [allowed, denied] = marksOf(
      webIdentity(),
      webIdentity(
        { StringNotLike: { [`${ISSUER}:sub`]: subject('payments:*') } },
        { Effect: 'Deny' },
      ),
    );
    expect(allowed).toEqual({
      mark: 'widens',
      paths: ['Statement[0]'],
    });
    expect(denied).toEqual({ mark: 'decides', paths: [] });
  });

  it('marks the namespace that an association may be for, where nothing names its service account', () => {
    expect(
      marksOf({
        Effect: 'Allow',
        Principal: { Service: 'pods.eks.amazonaws.com' },
        Action: ['sts:AssumeRole', 'sts:TagSession'],
        Condition: {
          StringEquals: { 'aws:RequestTag/kubernetes-namespace': 'payments' },
        },
      }),
    ).toEqual([
      {
        mark: 'widens',
        paths: [
          'Statement[0].Condition["StringEquals"]["aws:RequestTag/kubernetes-namespace"]',
        ],
      },
    ]);
  });
});
