import { CheckHit, defineCheck, parameter } from '../framework/check';
import { policyRemedy, READ_PERMISSIONS } from './readPermissions';

/** A workload with permissions in many services. */
export const manyServices = defineCheck({
  id: 'IRSA-PM-005',
  title: 'Workload has permissions in many services',
  severity: 'medium',
  over: 'role',
  what: 'The policies of the role allow actions of more services of AWS than the parameter states.',
  why: 'A role of one workload seldom needs many services; it is mostly one role for several, or a policy that was copied.',
  howWeKnow:
    'The distinct prefixes of the actions that the policies of the role allow. `logs`, `sts`, `kms` and `xray` are not counted.',
  fix: 'Split the role by workload, and take away what the workload does not use.',
  verify: 'The portal shows fewer services for the role.',
  needs: [READ_PERMISSIONS],
  parameters: {
    services: parameter(5, 'How many services a role may have.'),
    notCounted: parameter(
      ['logs', 'sts', 'kms', 'xray'],
      'Prefixes that are not counted, since many workloads need them.',
    ),
  },
  *run(role, _, { services: most, notCounted }): Iterable<CheckHit> {
    const services = role
      .permissions()
      .services.map(({ service }) => service)
      .filter(service => !notCounted.includes(service));
    if (services.length <= most) {
      return;
    }
    yield {
      cause: services,
      message: `Role ${role.arn.name} has permissions in ${
        services.length
      } services: ${services.slice(0, 12).join(', ')}${
        services.length > 12 ? ' and more' : ''
      }.`,
      evidence: [
        {
          source: `Policies of ${role.arn.name}`,
          path: 'Statement[].Action',
          value: services.join(', '),
        },
      ],
      remedies: policyRemedy(
        `Take the services that the workload does not use out of the policies of ${role.arn.name}.`,
      ),
    };
  },
});
