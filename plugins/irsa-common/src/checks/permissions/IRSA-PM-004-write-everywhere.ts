import { CheckHit, defineCheck } from '../framework/check';
import {
  causeOf,
  placeEvidence,
  policyRemedy,
  READ_PERMISSIONS,
} from './readPermissions';

/** A workload that may write to every resource. */
export const writeEverywhere = defineCheck({
  id: 'IRSA-PM-004',
  title: 'Workload may change every resource of a kind',
  severity: 'medium',
  over: 'role',
  what: 'A policy of the role allows actions that write, delete or manage permissions, on `Resource: "*"` without a condition.',
  why: 'A fault in the program or an intruder reaches the resources of all other services of the account.',
  howWeKnow:
    'The access level of each action in `Statement[].Action` with `Resource` `*`, by the Service Authorization Reference.',
  fix: 'Name the resources. Some actions that create things know no resource; bind those by a condition on tags or the region.',
  verify:
    'The statement names resources or has a condition, and the workload works.',
  needs: [READ_PERMISSIONS],
  *run(role): Iterable<CheckHit> {
    const places = role.permissions().wildcards.filter(
      ({ value, levels, conditional }) =>
        !conditional &&
        // Whole services and everything have checks of their own.
        !/^(\*|[\w-]+:\*+)$/.test(value) &&
        levels.some(
          level => level === 'Write' || level === 'Permissions management',
        ),
    );
    if (places.length === 0) {
      return;
    }
    const values = [...new Set(places.map(({ value }) => value))].sort();
    yield {
      cause: causeOf(places),
      message: `Role ${role.arn.name} may change every resource by ${values
        .slice(0, 5)
        .join(', ')}${
        values.length > 5 ? ` and ${values.length - 5} more actions` : ''
      }.`,
      evidence: places.slice(0, 10).map(placeEvidence),
      remedies: policyRemedy(
        `Name the resources for ${values
          .slice(0, 5)
          .join(', ')} in the policies of ${role.arn.name}.`,
      ),
    };
  },
});
