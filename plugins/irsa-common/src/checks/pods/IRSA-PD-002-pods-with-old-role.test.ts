import { ACCOUNT } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import {
  all,
  CARRYING,
  container,
  INJECTED,
  pods,
  template,
  WORKLOAD,
} from '../__testUtils__/pods';
import { podsWithOldRole } from './IRSA-PD-002-pods-with-old-role';

const oldRole = {
  ...INJECTED,
  AWS_ROLE_ARN: `arn:aws:iam::${ACCOUNT}:role/old`,
};
const oldPods = pods({ containers: [container(oldRole)] }, CARRYING);

describe('IRSA-PD-002', () => {
  it.each(
    checkCases(podsWithOldRole, {
      hit: {
        estate: oldPods,
        about: WORKLOAD,
        says: '1 of 2 pods still carries arn:aws:iam::111122223333:role/old',
      },
      nearMiss: {
        'the same role': pods(CARRYING),
        'a template that sets it, which is another check': all(
          oldPods,
          template(container(oldRole)),
        ),
      },
      notRead: ['pod', 'service-account', 'pod-identity-association'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
