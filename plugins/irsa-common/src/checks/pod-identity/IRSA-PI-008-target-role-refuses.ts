import {
  evaluateTrust,
  parseTrustPolicy,
  TrustPolicyDocument,
} from '../../trust';
import { foldCase } from '../../trust/letterCase';
import { policyKeys } from '../../trust/policyKeys';
import { readPolicy } from '../../trust/readPolicy';
import { CheckHit, defineCheck } from '../framework/check';
import { CheckedAssociation } from '../subjects/subjects';
import {
  associationEvidence,
  associationName,
  sendsTags,
} from './associationFacts';

/** An external id that no association has. */
const STRANGER = 'another external id';

/** What AssumeRole tells here; of any other key that the policy asks for nothing is known. */
const TOLD = [
  'aws:PrincipalArn',
  'aws:PrincipalAccount',
  'aws:PrincipalType',
  'sts:ExternalId',
].map(foldCase);

/** What the trust policy of the target role says to the first role, coming with an external id. */
function decide(
  subject: CheckedAssociation,
  policy: TrustPolicyDocument,
  action: string,
  externalId: string | undefined,
) {
  const { role, targetRole } = subject;
  return evaluateTrust(policy, {
    action,
    roleArn: targetRole!.arn,
    principal: { type: 'AWS', id: role!.arn },
    context: {
      'aws:PrincipalArn': role!.arn,
      'aws:PrincipalAccount': role!.account,
      'aws:PrincipalType': 'AssumedRole',
      ...(externalId ? { 'sts:ExternalId': externalId } : {}),
    },
    unknownKeys: [...policyKeys(readPolicy(policy))].filter(
      key => !TOLD.includes(key),
    ),
  });
}

/** A target role that does not let in the role of the association, or everybody. */
export const targetRoleRefuses = defineCheck({
  id: 'IRSA-PI-008',
  title: 'Target role does not trust the role of the association',
  severity: 'medium',
  over: 'association',
  what: 'The role in `targetRoleArn` of an association does not exist, does not allow the first role `sts:AssumeRole` and, with session tags, `sts:TagSession`, or does not ask for the external id of the association.',
  why: 'In the first cases pods get no credentials. In the last, whoever gets at the first role in another way reaches the target role too.',
  howWeKnow:
    'The engine evaluates the trust policy of the target role for the principal `association.roleArn`, with and without `association.externalId` as `sts:ExternalId`.',
  fix: 'In the trust policy of the target role, allow both actions to the first role, on condition that `sts:ExternalId` is the external id of the association.',
  verify:
    '`aws sts get-caller-identity` in a pod of the service account answers with the target role.',
  needs: [{ kind: 'role', of: 'target-role-account' }],
  appliesTo: ({ role, targetRole }) =>
    role !== undefined && targetRole !== undefined,
  *run(subject, { estate }): Iterable<CheckHit> {
    const { association, targetRole, role } = subject;
    const target = estate.accounts
      .get(targetRole!.account)
      ?.roles.get(targetRole!.arn);
    const evidence = [
      associationEvidence(subject, 'targetRoleArn', targetRole!.arn),
    ];
    if (!target) {
      yield {
        cause: [association.associationId, 'absent'],
        message: `The ${associationName(subject)} goes on to ${
          targetRole!.arn
        }, which does not exist.`,
        evidence,
        remedies: [
          {
            action: 'explain',
            text: `Create role ${targetRole!.name} in account ${
              targetRole!.account
            }, or change targetRoleArn.`,
          },
        ],
      };
      return;
    }
    const { policy } = parseTrustPolicy(target.trustPolicy);
    if (policy === undefined) {
      return;
    }
    const actions = [
      'sts:AssumeRole',
      ...(sendsTags(subject) ? ['sts:TagSession'] : []),
    ];
    for (const action of actions) {
      const { decision, reasons } = decide(
        subject,
        policy,
        action,
        association.externalId,
      );
      if (decision === 'deny') {
        const [reason] = reasons;
        yield {
          cause: [association.associationId, action],
          message: `Role ${target.name}, the target of ${associationName(
            subject,
          )}, does not allow ${action} to ${role!.name}.`,
          evidence: [
            ...evidence,
            {
              source: `Trust policy of ${target.name}`,
              ...(reason?.path ? { path: reason.path } : {}),
              value: reason?.message ?? 'no statement allows it',
            },
          ],
          remedies: [
            {
              action: 'explain',
              text: `In the trust policy of ${
                target.name
              }, allow ${actions.join(' and ')} to ${role!.arn}${
                association.externalId
                  ? ` on condition that sts:ExternalId is ${association.externalId}`
                  : ''
              }.`,
            },
          ],
        };
        return;
      }
    }
    if (
      association.externalId &&
      decide(subject, policy, 'sts:AssumeRole', STRANGER).decision === 'allow'
    ) {
      yield {
        cause: [association.associationId, 'external-id'],
        severity: 'low',
        message: `Role ${target.name}, the target of ${associationName(
          subject,
        )}, does not ask for the external id of the association.`,
        evidence: [
          ...evidence,
          associationEvidence(subject, 'externalId', association.externalId),
        ],
        remedies: [
          {
            action: 'explain',
            text: `In the trust policy of ${target.name}, add the condition StringEquals sts:ExternalId ${association.externalId}.`,
          },
        ],
      };
    }
  },
});
