import { ErrorEntry } from '../errorEntry';
import { ErrorParts } from '../errorParts';

const isAction =
  (...names: readonly string[]) =>
  ({ action }: ErrorParts): boolean =>
    action !== undefined && names.includes(action.toLowerCase());

/** What STS says when the role says no. */
export const trustErrors: readonly ErrorEntry[] = [
  {
    id: 'web-identity-refused',
    area: 'trust',
    wordings: [
      'Not authorized to perform sts:AssumeRoleWithWebIdentity',
      'is not authorized to perform: sts:AssumeRoleWithWebIdentity',
      'AccessDenied … AssumeRoleWithWebIdentity operation: Not authorized',
    ],
    cause:
      'STS accepted the token, and the trust policy of the role did not: it names another service account, cluster or audience, or there is no such role. AWS gives the same answer for all of these.',
    advice:
      'Compare the subject `system:serviceaccount:<namespace>:<name>`, the issuer and the audience with the conditions of the trust policy, letter by letter, and check that the ARN in the annotation is the one that IAM shows, path included.',
    suspects: [
      {
        checkId: 'IRSA-TR-002',
        why: 'The trust policy names another namespace or service account.',
      },
      {
        checkId: 'IRSA-TR-001',
        why: 'The trust policy has no statement for the cluster.',
      },
      {
        checkId: 'IRSA-SA-003',
        why: 'The annotated role does not exist; STS does not say so.',
      },
      {
        checkId: 'IRSA-SA-004',
        why: 'The annotation has another path or letter case than the role.',
      },
      {
        checkId: 'IRSA-TR-003',
        why: 'A wildcard stands under StringEquals, which takes it literally.',
      },
      {
        checkId: 'IRSA-TR-009',
        why: 'The trust policy still names the issuer of a former cluster.',
      },
      {
        checkId: 'IRSA-TR-008',
        why: 'The condition keys are those of another issuer than the provider of the statement.',
      },
      {
        checkId: 'IRSA-TR-013',
        why: 'The statement allows another action than sts:AssumeRoleWithWebIdentity.',
      },
      {
        checkId: 'IRSA-SA-012',
        why: 'The trust policy asks for another audience than the token has.',
      },
      {
        checkId: 'IRSA-TR-004',
        why: 'Subject and audience stand under each other’s keys.',
      },
      {
        checkId: 'IRSA-TR-005',
        why: 'A condition key holds the ARN of the provider instead of the issuer.',
      },
      {
        checkId: 'IRSA-TR-006',
        why: 'The issuer is spelt in another way than the provider, for instance with https://.',
      },
      {
        checkId: 'IRSA-TR-007',
        why: 'The host of the issuer has its parts in the wrong order.',
      },
      {
        checkId: 'IRSA-TR-010',
        why: 'One statement has conditions on two issuers, which never hold together.',
      },
      {
        checkId: 'IRSA-TR-011',
        why: 'Two conditions on the subject never hold together.',
      },
      {
        checkId: 'IRSA-TR-012',
        why: 'The trusted provider belongs to another account than the role.',
      },
      {
        checkId: 'IRSA-TR-014',
        why: 'The provider stands under another type of principal than Federated.',
      },
      {
        checkId: 'IRSA-TR-015',
        why: 'A Deny statement of the trust policy applies.',
      },
      {
        checkId: 'IRSA-TR-016',
        why: 'The subject is not in the form system:serviceaccount:<namespace>:<name>.',
      },
      {
        checkId: 'IRSA-TR-017',
        why: 'A condition asks for a key that the request does not carry.',
      },
      {
        checkId: 'IRSA-TR-018',
        why: 'White space or a strange letter stands in a condition.',
      },
      {
        checkId: 'IRSA-TR-019',
        why: 'The role trusts Pod Identity only, and the pods use a web identity token.',
      },
      {
        checkId: 'IRSA-SA-006',
        why: 'The annotation names a role of another partition.',
      },
      {
        checkId: 'IRSA-OP-010',
        why: 'The trust policy names the dual-stack form of the issuer.',
      },
      {
        checkId: 'IRSA-TR-021',
        why: 'A policy of the organization denies web identities.',
      },
    ],
  },
  {
    id: 'organization-denies',
    area: 'trust',
    wordings: [
      'with an explicit deny in a service control policy',
      'because no service control policy allows the',
      'with an explicit deny in a resource control policy',
      'because no resource control policy allows the',
    ],
    cause:
      'A policy of the organization (SCP or RCP) denies the action, whatever the role and the resource allow.',
    advice:
      'Ask those who manage the organization. Which policy it is stands in the management account.',
    suspects: [
      {
        checkId: 'IRSA-TR-021',
        why: 'Service and resource control policies are above every role.',
      },
    ],
  },
  {
    id: 'tag-session-refused',
    area: 'trust',
    wordings: [
      'not authorized to perform: sts:TagSession',
      'not authorized to perform sts:TagSession',
    ],
    cause:
      'The trust policy of the role allows to assume it, and not to pass session tags, which Pod Identity always does unless they are switched off.',
    advice:
      'Allow `sts:TagSession` beside `sts:AssumeRole` in the same statement of the trust policy; where one role assumes another, in the trust policy of the second one.',
    suspects: [
      {
        checkId: 'IRSA-PI-001',
        why: 'The statement for pods.eks.amazonaws.com lacks sts:TagSession.',
      },
      {
        checkId: 'IRSA-PI-008',
        why: 'The target role does not let the role of the association pass its tags on.',
      },
    ],
  },
  {
    id: 'node-assumes-role',
    area: 'trust',
    wordings: ['is not authorized to perform: sts:AssumeRole on resource'],
    where: 'the caller is an EC2 instance',
    when: parts =>
      isAction('sts:assumerole')(parts) && isInstanceSession(parts.sessionName),
    cause:
      'The role of the node tried to assume a role: the pod fell back to the node, or an agent such as kube2iam asked for it.',
    advice:
      'Where the pod should have a role of its own, find out why it did not get it. Where kiam or kube2iam is meant, the role must trust the role of the node or of the agent.',
    suspects: [
      {
        checkId: 'IRSA-LG-001',
        why: 'kiam or kube2iam asks for the role, and the role does not trust it.',
      },
      {
        checkId: 'IRSA-PD-001',
        why: 'The pods are older than the annotation, so they have no role of their own.',
      },
      {
        checkId: 'IRSA-PD-003',
        why: 'The pods were created together with their service account.',
      },
      {
        checkId: 'IRSA-SA-010',
        why: 'The workload does not run as the service account that was made for it.',
      },
      {
        checkId: 'IRSA-LG-004',
        why: 'The workload uses AWS with the role of its node.',
      },
      {
        checkId: 'IRSA-LG-002',
        why: 'The workload names one role for kiam or kube2iam and has another.',
      },
    ],
  },
  {
    id: 'role-assumes-role',
    area: 'trust',
    wordings: [
      'is not authorized to perform: sts:AssumeRole on resource',
      'Roles may not be assumed by root accounts',
    ],
    cause:
      'The first role works. It may not assume the second one: the policies of the first must allow `sts:AssumeRole` on the second, and the trust policy of the second must name the first.',
    advice:
      'Look at the trust policy of the role that was asked for, and at the policies of the caller. After a move from IRSA to Pod Identity, or from one role to another, the second role often still names the former one.',
    suspects: [
      {
        checkId: 'IRSA-PI-008',
        why: 'The target role of the association does not trust the role of the association.',
      },
      {
        checkId: 'IRSA-PM-009',
        why: 'The first role has no policies, so it may not assume anything.',
      },
      {
        checkId: 'IRSA-TR-019',
        why: 'The role trusts another mechanism than the one that is configured.',
      },
      {
        checkId: 'IRSA-TR-021',
        why: 'A policy of the organization may deny it.',
      },
    ],
  },
];

/** Whether a session bears the id of an EC2 instance, as the sessions of instance profiles do. */
export function isInstanceSession(sessionName: string | undefined): boolean {
  return /^i-[0-9a-f]{8,17}$/.test(sessionName ?? '');
}
