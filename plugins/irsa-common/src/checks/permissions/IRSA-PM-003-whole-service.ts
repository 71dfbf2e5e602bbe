import { CheckHit, defineCheck } from '../framework/check';
import {
  causeOf,
  placeEvidence,
  policyRemedy,
  READ_PERMISSIONS,
} from './readPermissions';

/** A workload that may do everything in a service. */
export const wholeService = defineCheck({
  id: 'IRSA-PM-003',
  title: 'Workload may do everything in a service',
  severity: 'high',
  over: 'role',
  what: 'A policy of the role allows every action of a service on every resource, as `s3:*` on `*` does.',
  why: 'It may delete and open to the public what belongs to others in the account, and gets every action that AWS adds.',
  howWeKnow:
    '`Statement[].Action` of the form `<service>:*` with `Resource` `*` in the policies of the role.',
  fix: 'Name the actions and the resources.',
  verify:
    'The portal shows no service with every action, and the workload works.',
  needs: [READ_PERMISSIONS],
  *run(role): Iterable<CheckHit> {
    const places = role
      .permissions()
      .wildcards.filter(
        ({ value, conditional }) => /^[\w-]+:\*+$/.test(value) && !conditional,
      );
    if (places.length === 0) {
      return;
    }
    const services = [
      ...new Set(places.map(({ value }) => value.split(':')[0])),
    ].sort();
    yield {
      cause: causeOf(places),
      message: `Role ${
        role.arn.name
      } may do everything on every resource in ${services.join(', ')}.`,
      evidence: places.slice(0, 10).map(placeEvidence),
      remedies: policyRemedy(
        `Replace ${services
          .map(service => `${service}:*`)
          .join(', ')} in the policies of ${
          role.arn.name
        } by the actions and resources that the workload uses.`,
      ),
    };
  },
});
