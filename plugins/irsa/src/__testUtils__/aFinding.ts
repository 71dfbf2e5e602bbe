import type { ReportedFinding } from 'backstage-plugin-irsa-common';

/** A finding that is open: a trust policy that names another service account. */
export function aFinding(
  overrides: Partial<ReportedFinding> = {},
): ReportedFinding {
  return {
    id: '0123456789abcdef0123456789abcdef',
    checkId: 'IRSA-TR-002',
    severity: 'high',
    state: 'fail',
    title: 'Trust policy names another service account',
    message:
      'The trust policy of payments-refund-worker does not name payments/refund-worker of prod-use1; the nearest it names is payment/refund-worker.',
    subject: {
      kind: 'service-account',
      ref: 'serviceaccount:prod-use1/payments/refund-worker',
    },
    entityRefs: ['component:default/refund-worker'],
    owners: ['group:default/payments'],
    others: false,
    evidence: [
      {
        source: 'Trust policy of payments-refund-worker',
        path: 'Statement[0].Condition.StringEquals',
        value: 'system:serviceaccount:payment:refund-worker',
      },
    ],
    remediation: [
      {
        target: 'aws-cli',
        text: 'aws iam update-assume-role-policy --role-name payments-refund-worker',
      },
      {
        target: 'terraform-module-v6',
        text: 'module "payments_refund_worker" {\n}',
      },
      { target: 'opentofu', text: 'resource "aws_iam_role" "role" {\n}' },
    ],
    verify:
      'aws sts get-caller-identity in a pod of the service account answers with the role.',
    consequences: [],
    since: '2026-11-24T07:00:00.000Z',
    stale: false,
    ...overrides,
  };
}
