import { CheckHit, defineCheck } from '../framework/check';
import { READ_PERMISSIONS } from './readPermissions';

/** Policies of AWS that are as good as everything. */
const NEARLY_EVERYTHING =
  /^arn:[^:]+:iam::aws:policy\/(AdministratorAccess|IAMFullAccess|PowerUserAccess)$/;

/** A workload that may do everything. */
export const administratorRole = defineCheck({
  id: 'IRSA-PM-001',
  title: 'Workload has administrator permissions',
  severity: 'critical',
  over: 'role',
  what: "A role for service accounts may do everything on everything, or has one of AWS's policies AdministratorAccess, IAMFullAccess and PowerUserAccess.",
  why: 'Whoever gets into one of its pods has the account.',
  howWeKnow:
    '`AttachedManagedPolicies[].PolicyArn`, and the statements of all policies of the role: `Action` and `Resource` are both `*`. A condition or a boundary that narrows it is taken into account.',
  fix: 'Give the role a policy with the actions and resources that the workload uses, and detach the wide one.',
  verify:
    'The portal no longer shows the role as administrator, and the workload works.',
  needs: [
    {
      ...READ_PERMISSIONS,
      has: role => role.permissions().administrator !== 'unknown',
    },
  ],
  subsumes: [
    'IRSA-PM-002',
    'IRSA-PM-003',
    'IRSA-PM-004',
    'IRSA-PM-005',
    'IRSA-PM-008',
  ],
  *run(role): Iterable<CheckHit> {
    const named = (role.role.attachedPolicies ?? []).filter(arn =>
      NEARLY_EVERYTHING.test(arn),
    );
    const { administrator, wildcards, boundary } = role.permissions();
    const isFull = administrator === 'yes' || administrator === 'conditional';
    const isCut = boundary?.cuts === 'something';
    if (!isFull && (named.length === 0 || isCut)) {
      return;
    }
    const full = wildcards.filter(({ value }) => /^\*(:\*)?$/.test(value));
    const names = named.map(arn => arn.slice(arn.lastIndexOf('/') + 1));
    yield {
      cause: [...named, ...full.map(({ policy }) => policy)].sort(),
      severity: administrator === 'conditional' ? 'high' : 'critical',
      message: `Role ${role.arn.name} ${
        isFull ? 'may do everything' : `has ${names.join(', ')}`
      }${
        administrator === 'conditional' ? ', depending on a condition' : ''
      }, and service accounts can become it.`,
      evidence: [
        ...named.map(arn => ({
          source: `Role ${role.arn.name}`,
          path: 'AttachedManagedPolicies[].PolicyArn',
          value: arn,
        })),
        ...full.map(place => ({
          source: `Policy ${place.policy}`,
          path: place.path,
          value: place.value,
        })),
      ],
      remedies: [
        {
          action: 'explain',
          text: `Write a policy with what the workload of ${role.arn.name} uses; IAM Access Analyzer can make one from its activity.`,
        },
        ...named.map(policyArn => ({
          action: 'detach-role-policy' as const,
          roleArn: role.arn.arn,
          policyArn,
        })),
      ],
    };
  },
});
