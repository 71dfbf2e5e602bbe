import {
  aPod,
  aServiceAccount,
  aWorkload,
  PROVIDER,
  ROLE,
} from '../resolve/__testUtils__/anEstate';
import { ChangeParts } from './__testUtils__/checkCases';
import { contextOf, wholeParts } from './__testUtils__/checkParts';
import { exact, subject, trusts } from './__testUtils__/trust';
import { irsaChecks } from './catalogue';
import { runChecks } from './framework/runChecks';

function run(change: ChangeParts) {
  const p = wholeParts();
  change(p);
  return runChecks(contextOf(p), irsaChecks).findings.filter(
    ({ severity }) => severity !== 'low' && severity !== 'info',
  );
}

/** Fifteen workloads, each with a service account that names the same role. */
const fifteen: ChangeParts = p => {
  const names = Array.from({ length: 15 }, (_, index) => `app-${index}`);
  p.serviceAccounts = names.map(name => aServiceAccount({ name }));
  p.workloads = names.map(name => aWorkload({ name, serviceAccount: name }));
  p.pods = names.map(name =>
    aPod({
      name,
      serviceAccount: name,
      owner: { kind: 'Deployment', name },
      labels: {},
      containers: [
        {
          name: 'app',
          awsEnvironment: [
            { name: 'AWS_ROLE_ARN', value: ROLE },
            { name: 'AWS_WEB_IDENTITY_TOKEN_FILE', value: '/token' },
            { name: 'AWS_REGION', value: 'eu-west-1' },
          ],
        },
      ],
    }),
  );
  trusts(
    subject(
      'StringEquals',
      names.map(name => `system:serviceaccount:payments:${name}`),
    ),
  )(p);
};

describe('one cause gives one finding', () => {
  it('reports a missing provider once, with the bindings that it breaks', () => {
    const findings = run(p => {
      fifteen(p);
      p.providers = [];
    });
    expect(findings).toEqual([
      expect.objectContaining({
        checkId: 'IRSA-OP-001',
        subject: { kind: 'provider', ref: PROVIDER },
      }),
    ]);
    expect(findings[0].consequences).toHaveLength(15);
  });

  it('reports a wildcard that is taken literally once, with the bindings that it breaks', () => {
    const findings = run(p => {
      fifteen(p);
      trusts(subject('StringEquals', 'system:serviceaccount:payments:*'))(p);
    });
    expect(findings.map(({ checkId }) => checkId)).toEqual(['IRSA-TR-003']);
    expect(findings[0].consequences).toHaveLength(15);
    expect(findings[0].subject).toEqual({ kind: 'role', ref: ROLE });
  });

  it('keeps a typing error that breaks a binding and the subject that it leaves dangling', () => {
    const findings = run(
      trusts(
        subject('StringEquals', 'system:serviceaccount:payment:payments-api'),
      ),
    );
    expect(findings.map(({ checkId }) => checkId)).toEqual([
      'IRSA-TR-002',
      'IRSA-TS-013',
    ]);
  });

  it('reports a malformed annotation, and not that the role that it means is unused and only declared', () => {
    const p = wholeParts();
    p.serviceAccounts = [
      aServiceAccount({
        annotations: {
          'eks.amazonaws.com/role-arn': ROLE.replace(':role/', '::role/'),
        },
      }),
    ];
    p.roles = p.roles.map(({ lastUsedAt: _, ...role }) => role);
    p.entities = p.entities.map(entity => ({ ...entity, declaredRole: ROLE }));
    const { findings } = runChecks(contextOf(p), irsaChecks);
    expect(
      findings
        .map(({ checkId }) => checkId)
        .filter(id => /-(SA|TR|HY)-/.test(id)),
    ).toEqual(['IRSA-SA-001']);
    const malformed = findings.find(({ checkId }) => checkId === 'IRSA-SA-001');
    expect(malformed?.consequences.map(({ ref }) => ref)).toEqual([
      ROLE,
      'component:default/payments-api',
    ]);
  });

  it('reports a role that is not there for each service account that names it', () => {
    const findings = run(p => {
      fifteen(p);
      p.roles = p.roles.map(role => ({
        ...role,
        arn: 'arn:aws:iam::111122223333:role/something-else',
        name: 'something-else',
      }));
      trusts(exact())(p);
      p.serviceAccounts = p.serviceAccounts.slice(0, 2);
      p.workloads = p.workloads.slice(0, 2);
      p.pods = [];
    });
    expect(findings.map(({ checkId }) => checkId)).toEqual([
      'IRSA-SA-003',
      'IRSA-SA-003',
      'IRSA-TS-013',
    ]);
  });
});
