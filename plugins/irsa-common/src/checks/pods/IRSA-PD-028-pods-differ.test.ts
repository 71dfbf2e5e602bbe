import {
  aPod,
  anAssociation,
  aServiceAccount,
  aWorkload,
  ROLE,
} from '../../resolve/__testUtils__/anEstate';
import { ChangeParts, checkCases } from '../__testUtils__/checkCases';
import { contextOf, wholeParts } from '../__testUtils__/checkParts';
import {
  all,
  BARE,
  CARRYING,
  container,
  pods,
  WORKLOAD,
} from '../__testUtils__/pods';
import { irsaChecks } from '../catalogue';
import { runChecks } from '../framework/runChecks';
import { podsDiffer } from './IRSA-PD-028-pods-differ';

const bare: ChangeParts = p => {
  p.serviceAccounts = [aServiceAccount({ annotations: {} })];
};
const associated: ChangeParts = p => {
  p.associations = [anAssociation()];
};
const agent = {
  containers: [container({ AWS_CONTAINER_CREDENTIALS_FULL_URI: true })],
  tokenAudiences: [],
};

describe('IRSA-PD-028', () => {
  it.each(
    checkCases(podsDiffer, {
      hit: {
        estate: all(bare, pods(CARRYING)),
        about: WORKLOAD,
        says: `Expected: no identity. Carried: ${ROLE}.`,
      },
      hits: {
        'pods without an identity, whose age tells nothing': {
          estate: pods(BARE),
          about: WORKLOAD,
          says: 'carry no role although one is set up',
          severity: 'high',
        },
        'pods without an identity beside an association': {
          estate: all(bare, associated, pods(BARE)),
          about: WORKLOAD,
          says: 'Expected: EKS Pod Identity credentials.',
          severity: 'high',
        },
        'pods of Pod Identity where an annotation is set up': {
          estate: pods(agent),
          about: WORKLOAD,
          says: 'another mechanism than the one that is set up now',
        },
        'tokens for another audience': {
          estate: pods({ ...CARRYING, tokenAudiences: ['other'] }),
          about: WORKLOAD,
          says: 'Expected: sts.amazonaws.com. Carried: other.',
        },
        'access keys that are in the pods alone': {
          estate: pods({
            containers: [
              container({
                AWS_ACCESS_KEY_ID: true,
                AWS_SECRET_ACCESS_KEY: true,
              }),
            ],
          }),
          about: WORKLOAD,
          says: 'which SDKs take before the role',
          severity: 'high',
        },
      },
      nearMiss: {
        'pods that carry what is set up': () => undefined,
        'a finished pod': all(bare, pods({ ...CARRYING, phase: 'Succeeded' })),
        'pods of another workload': p => {
          p.serviceAccounts.push(
            aServiceAccount({ name: 'other', annotations: {} }),
          );
          p.workloads.push(
            aWorkload({ name: 'other', serviceAccount: 'other' }),
          );
        },
      },
      notRead: ['pod', 'service-account', 'pod-identity-association'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());

  const explained: Record<string, [string, ChangeParts]> = {
    'pods with another role': [
      'IRSA-PD-002',
      pods({ containers: [container({ AWS_ROLE_ARN: `${ROLE}-old` })] }),
    ],
    'a cluster without the webhook': [
      'IRSA-PD-004',
      all(pods(BARE), p => {
        p.records = [];
      }),
    ],
    'access keys in the template': [
      'IRSA-PD-013',
      p => {
        const containers = [
          container({ AWS_ACCESS_KEY_ID: true, AWS_SECRET_ACCESS_KEY: true }),
        ];
        p.workloads = [aWorkload({ containers })];
        p.pods = [aPod({ containers })];
      },
    ],
    'an annotation beside an association': [
      'IRSA-PI-003',
      all(associated, pods(CARRYING)),
    ],
  };
  it.each(Object.entries(explained))(
    'leaves it to the check that explains it: %s',
    (_, [checkId, change]) => {
      const p = wholeParts();
      change(p);
      const ids = runChecks(contextOf(p), irsaChecks).findings.map(
        each => each.checkId,
      );
      expect(ids).toContain(checkId);
      expect(ids).not.toContain('IRSA-PD-028');
    },
  );
});
