import { mayBeAbout } from '../../permissions/statements';
import { grantsOf } from '../../permissions/policies';
import { parsePolicy } from '../../permissions/parsePolicy';
import { ManagedPolicyRecord, RoleRecord } from '../../model';
import { CheckHit, defineCheck } from '../framework/check';
import { CheckContext } from '../subjects/context';
import { CheckedCluster } from '../subjects/subjects';

const ACTION = {
  text: 'eks-auth:assumeroleforpodidentity',
  isBeginning: false,
};

/** Policies of AWS for nodes that hold the action. Source: AWS Managed Policy Reference. */
const HAS_ACTION = /:iam::aws:policy\/AmazonEKSWorkerNode(Minimal)?Policy$/;

type Answer = 'yes' | 'no' | 'unknown';

function allows(
  role: RoleRecord,
  policies: ReadonlyMap<string, ManagedPolicyRecord>,
): Answer {
  const { attachedPolicies, inlinePolicies } = role;
  if (attachedPolicies?.some(arn => HAS_ACTION.test(arn))) {
    return 'yes';
  }
  const documents = [
    ...(attachedPolicies ?? []).map(arn => policies.get(arn)?.document),
    ...(inlinePolicies ?? []).map(({ document }) => document),
  ];
  const read = documents.filter(
    (document): document is string => document !== undefined,
  );
  const isAllowed = grantsOf(
    read.map(document => ({ name: '', parsed: parsePolicy(document) })),
    'Allow',
  ).some(({ statement }) => mayBeAbout(statement, ACTION));
  if (isAllowed) {
    return 'yes';
  }
  const isWhole =
    attachedPolicies !== undefined &&
    inlinePolicies !== undefined &&
    read.length === documents.length;
  return isWhole ? 'no' : 'unknown';
}

/** What each role of nodes that pods with associations may run on allows. Fargate and Auto Mode have no such agent. */
function answers(
  { cluster }: CheckedCluster,
  { estate }: CheckContext,
): { arn: string; answer: Answer }[] {
  const arns = new Set(
    cluster.nodeRoles
      .filter(({ from }) => from === 'nodegroup' || from === 'access-entry')
      .map(({ roleArn }) => roleArn),
  );
  return [...arns].map(arn => {
    const account = estate.accounts.get(arn.split(':')[4]);
    const role = account?.roles.get(arn);
    return {
      arn,
      answer: role && account ? allows(role, account.policies) : 'unknown',
    };
  });
}

/** Nodes whose agent may not hand out credentials. */
export const nodeRoleLacksPermission = defineCheck({
  id: 'IRSA-PI-014',
  title: 'Role of the nodes lacks eks-auth:AssumeRoleForPodIdentity',
  severity: 'medium',
  over: 'cluster',
  what: 'A cluster has Pod Identity associations, and a role that its nodes run as does not allow `eks-auth:AssumeRoleForPodIdentity`. The agent answers pods with AccessDenied.',
  why: 'Pods on those nodes get no credentials, while those on others do.',
  howWeKnow:
    'The policies of the roles of node groups and access entries of the cluster; AmazonEKSWorkerNodePolicy has the action.',
  fix: 'Attach AmazonEKSWorkerNodePolicy, or add the action to the policy of the nodes.',
  verify:
    '`aws sts get-caller-identity` in a pod on such a node answers with the role.',
  needs: [
    { kind: 'node-role', of: 'cluster' },
    {
      kind: 'managed-policy',
      of: 'cluster-account',
      isPartial: true,
      has: (subject, context) =>
        answers(subject, context).every(({ answer }) => answer !== 'unknown'),
    },
  ],
  appliesTo: ({ cluster }) =>
    cluster.associations.size > 0 && !cluster.cluster?.autoMode,
  *run(subject, context): Iterable<CheckHit> {
    for (const { arn, answer } of answers(subject, context)) {
      if (answer === 'no') {
        const { name } = subject.cluster;
        const [, partition] = arn.split(':');
        yield {
          cause: [arn],
          message: `Nodes of ${name} run as ${arn}, which does not allow eks-auth:AssumeRoleForPodIdentity.`,
          evidence: [
            {
              source: `Policies of ${arn}`,
              path: 'Statement[].Action',
              value: 'eks-auth:AssumeRoleForPodIdentity is absent',
            },
          ],
          remedies: [
            {
              action: 'attach-role-policy',
              roleArn: arn,
              policyArn: `arn:${partition}:iam::aws:policy/AmazonEKSWorkerNodePolicy`,
            },
          ],
        };
      }
    }
  },
});
