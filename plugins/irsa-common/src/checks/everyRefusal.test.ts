import {
  anAssociation,
  aServiceAccount,
  ISSUER,
} from '../resolve/__testUtils__/anEstate';
import { ChangeParts } from './__testUtils__/checkCases';
import { contextOf, wholeParts } from './__testUtils__/checkParts';
import { all } from './__testUtils__/pods';
import {
  exact,
  OTHER_ISSUER,
  podIdentity,
  SUBJECT,
  subject,
  trusts,
  webIdentity,
} from './__testUtils__/trust';
import { irsaChecks } from './catalogue';
import { runChecks } from './framework/runChecks';

const associated: ChangeParts = p => {
  p.serviceAccounts = [aServiceAccount({ annotations: {} })];
  p.associations = [anAssociation()];
  p.addons = [
    { cluster: 'prod-euw1', name: 'eks-pod-identity-agent', status: 'ACTIVE' },
  ];
};

/** Trust policies that refuse the service account that names their role, each for another reason. */
const refusals: Record<string, ChangeParts> = {
  'no statement': trusts({
    Effect: 'Allow',
    Principal: { Service: 'ec2.amazonaws.com' },
    Action: 'sts:AssumeRole',
  }),
  'another subject': trusts(
    subject('StringEquals', 'system:serviceaccount:a:b'),
  ),
  'another audience': trusts(
    webIdentity({
      StringEquals: { [`${ISSUER}:sub`]: SUBJECT, [`${ISSUER}:aud`]: 'x' },
    }),
  ),
  'another issuer in the keys': trusts(
    webIdentity({ StringEquals: { [`${OTHER_ISSUER}:sub`]: SUBJECT } }),
  ),
  'a former cluster': trusts(
    exact({
      Principal: {
        Federated: `arn:aws:iam::111122223333:oidc-provider/${OTHER_ISSUER}`,
      },
    }),
  ),
  'a provider of another account': trusts(
    exact({
      Principal: {
        Federated: `arn:aws:iam::444455556666:oidc-provider/${ISSUER}`,
      },
    }),
  ),
  'another action': trusts(exact({ Action: 'sts:AssumeRole' })),
  'a deny': trusts(exact(), exact({ Effect: 'Deny', Condition: {} })),
  'a condition on something else': trusts(
    webIdentity({
      StringEquals: { [`${ISSUER}:sub`]: SUBJECT, 'sts:ExternalId': 'x' },
    }),
  ),
  'Pod Identity only': trusts(podIdentity()),
  'IRSA only': all(trusts(exact()), associated),
  'tags of another namespace': all(
    trusts(
      podIdentity({
        StringEquals: { 'aws:RequestTag/kubernetes-namespace': 'other' },
      }),
    ),
    associated,
  ),
  'another cluster': all(
    trusts(
      podIdentity({
        ArnEquals: {
          'aws:SourceArn': 'arn:aws:eks:eu-west-1:111122223333:cluster/other',
        },
      }),
    ),
    associated,
  ),
  'no session tags': all(
    trusts(podIdentity(undefined, { Action: 'sts:AssumeRole' })),
    associated,
  ),
};

describe('a trust policy that refuses who is bound to its role', () => {
  it.each(Object.entries(refusals))('has a finding: %s', (_, change) => {
    const p = wholeParts();
    change(p);
    const context = contextOf(p);
    const [role] = context.subjects.role;
    expect(role.refused()).not.toEqual([]);
    const concerned = runChecks(context, irsaChecks).findings.filter(
      ({ checkId, subject: { ref }, consequences }) =>
        /-(TR|SA|PI|OP)-/.test(checkId) &&
        [ref, ...consequences.map(each => each.ref)].some(
          each => each === 'serviceaccount:prod-euw1/payments/payments-api',
        ),
    );
    expect(concerned.map(({ checkId }) => checkId)).toHaveLength(1);
  });
});
