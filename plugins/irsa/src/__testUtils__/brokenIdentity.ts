import type { EntityIdentity } from 'backstage-plugin-irsa-common';
import { aBinding } from './aBinding';
import { aLane } from './aLane';
import { anIdentity } from './anIdentity';

const PROVIDER =
  'oidc.eks.us-east-1.amazonaws.com/id/7F3A0000000000000000000000C21E';

/** A trust policy that names another namespace than the pods run in; lines 13 and 14 decide. */
export const TRUST_POLICY = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "EksRefundWorker",
      "Effect": "Allow",
      "Principal": {
        "Federated": "arn:aws:iam::111122223333:oidc-provider/${PROVIDER}"
      },
      "Action": "sts:AssumeRoleWithWebIdentity",
      "Condition": {
        "StringEquals": {
          "${PROVIDER}:sub":
            "system:serviceaccount:payment:refund-worker",
          "${PROVIDER}:aud": "sts.amazonaws.com"
        }
      }
    }
  ]
}`;

/** The role trusts another namespace than the one the pods run in. */
export function brokenIdentity(
  overrides: Partial<EntityIdentity> = {},
): EntityIdentity {
  return anIdentity({
    status: 'broken',
    sentence:
      'Broken: refund-worker in prod-use1 cannot use AWS, because its role trusts namespace payment and the pods run in payments.',
    bindings: [
      aBinding({
        status: 'broken',
        verdict: 'broken',
        lane: aLane(
          { role: 'broken', permissions: 'not-reached' },
          {
            role: {
              fact: 'Trusts namespace payment, not payments',
              detail: {
                cause:
                  'AWS refuses the token because the trust policy of payments-refund-worker names namespace payment; the service account lives in payments.',
                because:
                  'its role trusts namespace payment and the pods run in payments',
                evidence: [
                  {
                    source: 'Trust policy of payments-refund-worker',
                    path: `Statement[0].Condition.StringEquals["${PROVIDER}:sub"]`,
                    value: 'system:serviceaccount:payment:refund-worker',
                  },
                ],
                differences: [
                  {
                    label: 'Pod’s token says',
                    value: 'system:serviceaccount:payments:refund-worker',
                  },
                  {
                    label: 'Role trusts',
                    value: 'system:serviceaccount:payment:refund-worker',
                  },
                ],
                document: {
                  title: 'Trust policy of payments-refund-worker',
                  text: TRUST_POLICY,
                  decidingLines: [13, 14],
                  mark: 'decides',
                },
              },
            },
          },
        ),
      }),
    ],
    roles: [
      {
        arn: 'arn:aws:iam::111122223333:role/payments-refund-worker',
        account: '111122223333',
        trustScope: 'exact',
        does: [],
        can: [],
        could: [
          {
            cluster: 'prod-use1',
            namespacePattern: 'payment',
            namePattern: 'refund-worker',
            why: 'Namespace payment does not exist; whoever creates it and the service account gets this role.',
          },
        ],
        otherPrincipals: [],
        unknown: [],
        others: false,
      },
    ],
    ...overrides,
  });
}
