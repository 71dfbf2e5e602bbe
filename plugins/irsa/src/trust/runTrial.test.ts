import {
  matchTrustScope,
  parseTrustPolicy,
  trustScope,
} from 'backstage-plugin-irsa-common';
import {
  ISSUER,
  onSubject,
  policyText,
  providerOf,
  subject,
  webIdentity,
} from '../__testUtils__/trustPolicies';
import { EXAMPLE_IDS, exampleText } from './examples';
import { federatedProviders } from './federatedProviders';
import { runTrial } from './runTrial';
import type { TrialCaller } from './trialCaller';

const DECISION = { yes: 'allow', no: 'deny', unknown: 'unknown' } as const;
const CLUSTER = 'arn:aws:eks:eu-west-1:111122223333:cluster/prod-euw1';

const caller = (change: Partial<TrialCaller>): TrialCaller => ({
  mechanism: 'irsa',
  namespace: 'payments',
  name: 'payments-api',
  provider: providerOf(ISSUER),
  audience: 'sts.amazonaws.com',
  clusterArn: CLUSTER,
  sessionTags: true,
  ...change,
});

const read = (text: string) => {
  const { policy } = parseTrustPolicy(text);
  if (!policy) {
    throw new Error('The policy of the test cannot be read');
  }
  return policy;
};

describe('the trial', () => {
  const texts: [string, string][] = [
    ...EXAMPLE_IDS.map((id): [string, string] => [id, exampleText(id)]),
    ...[
      'aws:SourceIp',
      'aws:ResourceTag/team',
      'aws:PrincipalOrgID',
      'aws:RequestTag/team',
      'sts:ExternalId',
      `${ISSUER}:amr`,
    ].flatMap(key =>
      ['StringEquals', 'StringNotEquals'].map((operator): [string, string] => [
        `${operator} ${key}`,
        policyText([
          webIdentity({
            ...onSubject('StringLike', subject('payments:*')),
            [operator]: { [key]: 'x' },
          }),
        ]),
      ]),
    ),
    [
      'a variable',
      policyText([
        webIdentity({
          StringLike: {
            [`${ISSUER}:sub`]: subject('${aws:ResourceTag/team}:*'),
          },
        }),
      ]),
    ],
  ];

  it.each(texts)('agrees with the sets of the policy: %s', (_, text) => {
    const policy = read(text);
    const scope = trustScope(policy);
    const provider = federatedProviders(policy)[0] ?? providerOf(ISSUER);
    for (const namespace of ['payments', 'payments-eu', 'kube-system']) {
      for (const name of ['payments-api', 'default', 'external-dns']) {
        expect([
          `${namespace}/${name}`,
          runTrial(policy, caller({ namespace, name, provider })).decision,
        ]).toEqual([
          `${namespace}/${name}`,
          DECISION[
            matchTrustScope(scope, {
              namespace,
              name,
              provider,
              audience: 'sts.amazonaws.com',
            }).matches
          ],
        ]);
        expect(
          runTrial(
            policy,
            caller({ namespace, name, mechanism: 'pod-identity' }),
          ).decision,
        ).toBe(
          DECISION[
            matchTrustScope(scope, { namespace, name, clusterArn: CLUSTER })
              .matches
          ],
        );
      }
    }
  });

  it('names the values that let a caller in', () => {
    const { deciding } = runTrial(
      read(
        policyText([
          webIdentity({
            StringLike: {
              [`${ISSUER}:sub`]: [subject('orders:*'), subject('payments:*')],
            },
          }),
        ]),
      ),
      caller({}),
    );
    expect(deciding).toEqual({
      statementPath: 'Statement[0]',
      paths: [`Statement[0].Condition.StringLike["${ISSUER}:sub"][1]`],
    });
  });

  it('names no clause where the role alone keeps the provider away', () => {
    const { decision, deciding, reasons } = runTrial(
      read(exampleText('exact')),
      caller({}),
      'arn:aws:iam::444455556666:role/x',
    );
    expect(decision).toBe('deny');
    expect(reasons[0].code).toBe('DEAD_TRUST_FOREIGN_PROVIDER');
    expect(deciding?.paths ?? []).not.toContain('');
  });
});
