import { aWorkload } from '../../resolve/__testUtils__/anEstate';
import { checkCases, ChangeParts } from '../__testUtils__/checkCases';
import { container, WORKLOAD } from '../__testUtils__/pods';
import { containerSkipped } from './IRSA-PD-007-container-skipped';

const skips =
  (list: string): ChangeParts =>
  p => {
    p.workloads = [
      aWorkload({
        podAnnotations: { 'eks.amazonaws.com/skip-containers': list },
        containers: [
          container({ AWS_REGION: 'eu-west-1' }),
          container({}, { name: 'proxy' }),
        ],
      }),
    ];
  };

describe('IRSA-PD-007', () => {
  it.each(
    checkCases(containerSkipped, {
      hit: {
        estate: skips('proxi'),
        about: WORKLOAD,
        says: "names 'proxi', which the pod does not have",
      },
      hits: {
        'one that uses AWS': {
          estate: skips('app, proxy'),
          about: WORKLOAD,
          says: 'sets AWS_REGION',
        },
      },
      nearMiss: skips('proxy'),
      notRead: ['workload'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
