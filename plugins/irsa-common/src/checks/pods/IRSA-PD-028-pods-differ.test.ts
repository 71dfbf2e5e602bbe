import {
  aPod,
  anAssociation,
  aServiceAccount,
  aWorkload,
  ROLE,
} from '../../resolve/__testUtils__/anEstate';
import {
  ChangeParts,
  checkCases,
  findingsOf,
} from '../__testUtils__/checkCases';
import { checkParts, contextOf, wholeParts } from '../__testUtils__/checkParts';
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
const SERVICE_ACCOUNT = 'serviceaccount:prod-euw1/payments/payments-api';
/** Pods whose controller is of a kind that is not read, and no workload beside them. */
const strays = (...changes: Parameters<typeof pods>): ChangeParts =>
  all(
    pods(
      ...changes.map(change => ({
        ...change,
        owner: { kind: 'SparkApplication', name: 'etl' },
        labels: {},
      })),
    ),
    p => {
      p.workloads = [];
    },
  );
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
        'pods of a controller of another kind': {
          estate: all(bare, strays(CARRYING)),
          about: SERVICE_ACCOUNT,
          says: 'Pods of service account payments/payments-api still carry an identity',
        },
        'pods of a controller of another kind without an identity': {
          estate: strays(BARE),
          about: SERVICE_ACCOUNT,
          says: 'Pods of service account payments/payments-api carry no role although one is set up',
          severity: 'high',
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
        'pods of a controller of another kind that carry what is set up':
          strays(CARRYING),
        'a finished pod of a controller of another kind': all(
          bare,
          strays({ ...CARRYING, phase: 'Succeeded' }),
        ),
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
      notRead: ['service-account', 'pod-identity-association'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());

  it('judges the pods that were read where not all were', () => {
    const p = checkParts();
    all(bare, pods(CARRYING))(p);
    p.complete = p.complete.filter(mark => mark.kind !== 'pod');
    const { own, unread } = findingsOf(podsDiffer, p);
    expect(own.map(each => each.subject.ref)).toEqual([WORKLOAD]);
    expect(unread.flatMap(each => each.waiting?.checks)).toEqual([
      'IRSA-PD-028',
    ]);
  });

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
    'a cluster without the webhook, for pods of a controller of another kind': [
      'IRSA-PD-004',
      all(strays(BARE), p => {
        p.records = [];
      }),
    ],
    'an annotation beside an association, for pods of a controller of another kind':
      ['IRSA-PI-003', all(associated, strays(CARRYING))],
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
