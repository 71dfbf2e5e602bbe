import { CheckHit, defineCheck } from '../framework/check';
import {
  causeOf,
  placeEvidence,
  policyRemedy,
  READ_PERMISSIONS,
} from './readPermissions';

/** A workload that can give itself more. */
export const privilegeEscalation = defineCheck({
  id: 'IRSA-PM-002',
  title: 'Workload can give itself more permissions',
  severity: 'high',
  over: 'role',
  what: 'A role for service accounts may do things that lead to more than it was given, such as writing policies, changing the trust of roles, or passing a role to a service that runs code.',
  why: 'Its other permissions are then no limit: whoever gets into one of its pods can take more.',
  howWeKnow:
    'The actions that the policies of the role allow after denials and boundary, against a list of known combinations such as `iam:PassRole` with `ec2:RunInstances`.',
  fix: 'Take the action away, or allow it on the resources that it is for: for `iam:PassRole`, the roles that it may pass.',
  verify: 'The portal no longer lists the way, and the workload works.',
  needs: [READ_PERMISSIONS],
  *run(role): Iterable<CheckHit> {
    const ways = role.permissions().escalations;
    if (ways.length === 0) {
      return;
    }
    const isWide = ways.some(each => each.onEveryResource && !each.conditional);
    const places = ways.flatMap(each => each.places);
    yield {
      cause: [...ways.map(each => each.id).sort(), ...causeOf(places)],
      severity: isWide ? 'high' : 'medium',
      message: `Role ${role.arn.name} can give itself more${
        isWide ? '' : ', on named resources or under a condition'
      }: ${ways[0].sentence}${
        ways.length > 1
          ? ` There ${ways.length === 2 ? 'is' : 'are'} ${
              ways.length - 1
            } more way${ways.length === 2 ? '' : 's'}.`
          : ''
      }`,
      evidence: places.slice(0, 10).map(placeEvidence),
      remedies: policyRemedy(
        `Take away or narrow ${[
          ...new Set(ways.slice(0, 5).map(each => each.id)),
        ].join(', ')} in the policies of ${role.arn.name}.`,
      ),
    };
  },
});
