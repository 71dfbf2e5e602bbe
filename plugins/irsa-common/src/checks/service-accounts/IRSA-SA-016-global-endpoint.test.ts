import {
  aServiceAccount,
  aWorkload,
  ROLE,
} from '../../resolve/__testUtils__/anEstate';
import { CheckParts } from '../__testUtils__/checkParts';
import { checkCases } from '../__testUtils__/checkCases';
import { globalStsEndpoint } from './IRSA-SA-016-global-endpoint';

const regional = (value: string) => (p: CheckParts) => {
  p.serviceAccounts = [
    aServiceAccount({
      annotations: {
        'eks.amazonaws.com/role-arn': ROLE,
        'eks.amazonaws.com/sts-regional-endpoints': value,
      },
    }),
  ];
};
const variable = (value: string) => (p: CheckParts) => {
  p.workloads = [
    aWorkload({
      containers: [
        {
          name: 'app',
          awsEnvironment: [{ name: 'AWS_STS_REGIONAL_ENDPOINTS', value }],
        },
      ],
    }),
  ];
};
const about = 'serviceaccount:prod-euw1/payments/payments-api';

describe('IRSA-SA-016', () => {
  it.each(
    checkCases(globalStsEndpoint, {
      hit: { estate: regional('false'), about, says: 'switches regional' },
      hits: {
        'a variable in the template': {
          estate: variable('legacy'),
          about,
          says: 'Container app of Deployment payments/payments-api',
        },
      },
      nearMiss: {
        'the annotation with true': regional('true'),
        'the variable with regional': variable('regional'),
      },
      notRead: ['service-account'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
