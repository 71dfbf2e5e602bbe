import { command } from '../remediation/emit/shell';
import { DEFAULT_SIZE_QUOTA } from '../trust/size';
import { accountFor, trustPolicyQuota } from './accountFacts';
import { kubectl, nameOf } from './commands';
import { irsaChecks } from './irsaChecks';
import { PlannedTrust, stayingUsers } from './migrationTrust';
import { PlannedMove, UnplannedMove } from './plannedMoves';
import { podIdentityChecks } from './podIdentityChecks';
import { sdkCheck } from './sdkCheck';
import { MigrationCheck, MigrationRequest } from './types';

/** What is looked at before the first step. */
export interface CheckedPlan {
  readonly request: MigrationRequest;
  readonly moves: readonly PlannedMove[];
  readonly unplanned: readonly UnplannedMove[];
  /** By ARN of the role; absent where its policy is not known. */
  readonly trust: ReadonlyMap<string, PlannedTrust | undefined>;
}

/** Looks for what stands in the way, and names what nobody has read. */
export function migrationChecks(plan: CheckedPlan): MigrationCheck[] {
  const { request, moves, unplanned } = plan;
  const checks: MigrationCheck[] = [
    ...unplanned.map(({ status, what, why }) => ({
      status,
      title: what,
      text: why,
    })),
    ...(moves.length === 0
      ? [
          {
            status: 'stop' as const,
            title: 'Nothing to move',
            text: nothingToMove(request, unplanned),
          },
        ]
      : []),
    ...moves.flatMap(move =>
      move.workloads.length === 0
        ? [
            {
              status: 'check' as const,
              title: `Workloads of ${move.namespace}/${move.oldServiceAccount}`,
              text: 'No workload that runs as this service account is known. Find out what does before you change it.',
              command: kubectl(
                move.fromCluster,
                move.namespace,
                ['get', 'pods'],
                '--output',
                'custom-columns=POD:.metadata.name,SERVICE_ACCOUNT:.spec.serviceAccountName',
              ),
            },
          ]
        : [],
    ),
    ...trustChecks(plan),
    ...newRoleChecks(plan),
    ...(request.mechanism === 'irsa'
      ? irsaChecks(moves)
      : podIdentityChecks(request, moves)),
    ...(moves.length > 0 ? [sdkCheck(request)] : []),
  ];
  return checks;
}

function nothingToMove(
  { subject }: MigrationRequest,
  unplanned: readonly UnplannedMove[],
): string {
  if (unplanned.length === 0) {
    return `No service account of ${subject} has a role, and none of its workloads shows that it uses AWS.`;
  }
  return unplanned.every(({ status }) => status === 'ok')
    ? `Whatever was found of ${subject} has its role in this way already.`
    : `Nothing of ${subject} can be moved as it is.`;
}

function trustChecks({ request, trust, moves }: CheckedPlan): MigrationCheck[] {
  return [...trust].flatMap(([arn, planned]): MigrationCheck[] => {
    const role = request.roles.find(each => each.arn === arn);
    const name = arn.split('/').pop() ?? arn;
    const title = `Trust policy of ${name}`;
    if (!planned) {
      return [
        {
          status: 'stop',
          title,
          text: 'Its trust policy was not read, or you may not see it (permission irsa.policy.read), so nobody can say what to add and what must stay.',
          command: command(
            'aws',
            'iam',
            'get-role',
            '--role-name',
            name,
            '--query',
            'Role.AssumeRolePolicyDocument',
          ),
        },
      ];
    }
    const read = trustPolicyQuota(request, arn.split(':')[4]);
    const quota = read ?? DEFAULT_SIZE_QUOTA;
    const size = `It will have ${planned.characters} of ${quota} characters`;
    const sharing = stayingUsers(role, moves);
    return [
      planned.problem !== undefined
        ? { status: 'stop', title, text: planned.problem }
        : {
            status: read === undefined ? 'check' : 'ok',
            title,
            text: `${size}${
              read === undefined
                ? '; the quota of the account was not read, this is the default.'
                : '.'
            }`,
          },
      ...planned.refused.map(
        ({ namespace, name: refused }): MigrationCheck => ({
          status: 'stop',
          title,
          text: `It goes on refusing ${namespace}/${refused} because of another statement, such as a Deny. Change that statement first.`,
        }),
      ),
      ...(sharing.length > 0 || role?.hasOtherUsers
        ? [
            {
              status: 'check' as const,
              title: `Others with ${name}`,
              text: `${
                sharing.length > 0
                  ? sharing
                      .map(
                        each =>
                          `${each.namespace}/${each.name} in ${each.cluster}`,
                      )
                      .join(', ')
                  : 'Others'
              } become this role too, and stay where they are. Their statements are left as they are.`,
            },
          ]
        : []),
    ];
  });
}

/** The quota of roles in an account where nobody had it raised. Source: IAM and STS quotas in the IAM User Guide. */
const DEFAULT_ROLES = 1_000;

/** What roles that are made have to look out for. */
function newRoleChecks({ request, moves }: CheckedPlan): MigrationCheck[] {
  const made = moves.filter(({ isNewRole }) => isNewRole);
  const accounts = new Map(made.map(move => [move.role.account, move]));
  const nodeRoles = new Set(
    request.moves.flatMap(({ from, roleArn }) =>
      from === 'node-role' && roleArn !== undefined ? [roleArn] : [],
    ),
  );
  return [
    ...[...accounts].map(([account, { cluster }]): MigrationCheck => {
      const roles = accountFor(cluster, account)?.roles;
      const added = made.filter(({ role }) => role.account === account).length;
      return {
        status:
          roles !== undefined && roles + added <= DEFAULT_ROLES
            ? 'ok'
            : 'check',
        title: `Quota of roles in ${account}`,
        text: `${
          roles === undefined
            ? 'How many roles the account has was not read'
            : `The account has ${roles} roles`
        }, and this adds ${added}. The quota is ${DEFAULT_ROLES} by default.`,
        ...(roles === undefined
          ? {
              command: command(
                'aws',
                'iam',
                'get-account-summary',
                '--query',
                'SummaryMap.[Roles,RolesQuota]',
              ),
            }
          : {}),
      };
    }),
    ...[...nodeRoles].map(
      (arn): MigrationCheck => ({
        status: 'check',
        title: `Policies that name ${nameOf(arn)}`,
        text: `Policies of buckets, keys, queues and secrets, and trust policies of further roles, may let ${arn} in by name, also in other accounts. Where the workload uses such a thing, let its new role in as well before its pods start anew. Nobody has read these policies.`,
      }),
    ),
  ];
}
