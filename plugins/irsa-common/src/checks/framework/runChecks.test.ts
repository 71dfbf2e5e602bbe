import { aServiceAccount, CLUSTER } from '../../resolve/__testUtils__/anEstate';
import { CheckParts, checkParts, contextOf } from '../__testUtils__/checkParts';
import { roleMissing } from '../service-accounts/IRSA-SA-003-role-missing';
import { roleArnSpelling } from '../service-accounts/IRSA-SA-004-role-arn-spelling';
import { annotatedServiceAccountUnused } from '../service-accounts/IRSA-SA-009-annotated-unused';
import { serviceAccountMissing } from '../service-accounts/IRSA-SA-011-service-account-missing';
import { defineCheck } from './check';
import { checkInSteps, runChecks } from './runChecks';
import { ChecksSettings } from './settings';

function without(p: CheckParts, ...kinds: string[]): CheckParts {
  return {
    ...p,
    complete: p.complete.filter(mark => !kinds.includes(mark.kind)),
  };
}

describe('runChecks', () => {
  it('makes one finding of each kind that was not read, with what waits for it', () => {
    const p = without(checkParts(), 'role');
    p.roles = [];
    p.serviceAccounts.push(aServiceAccount({ name: 'second' }));
    const { findings, coverage } = runChecks(contextOf(p), [
      roleMissing,
      roleArnSpelling,
      annotatedServiceAccountUnused,
    ]);
    const unread = findings.filter(each => each.state === 'unknown');
    expect(unread).toEqual([
      expect.objectContaining({
        checkId: 'IRSA-HY-009',
        severity: 'high',
        subject: { kind: 'account', ref: 'account:111122223333' },
        entityRefs: ['component:default/payments-api'],
        waiting: {
          checks: ['IRSA-SA-003', 'IRSA-SA-004'],
          subjects: 2,
          bindings: 2,
        },
      }),
    ]);
    expect(unread[0].message).toBe(
      'Of account 111122223333, roles were not read whole, so 2 checks cannot be judged there for 2 things.',
    );
    expect(coverage).toEqual([
      { checkId: 'IRSA-SA-003', enabled: true, judged: 0, unknown: 2 },
      { checkId: 'IRSA-SA-004', enabled: true, judged: 0, unknown: 2 },
      { checkId: 'IRSA-SA-009', enabled: true, judged: 2, unknown: 0 },
    ]);
  });

  it('says unknown for a cluster whose things themselves were not read', () => {
    const { findings } = runChecks(
      contextOf(without(checkParts(), 'workload')),
      [serviceAccountMissing],
    );
    expect(findings).toEqual([
      expect.objectContaining({
        state: 'unknown',
        subject: { kind: 'cluster', ref: `cluster:${CLUSTER}` },
        waiting: { checks: ['IRSA-SA-011'], subjects: 0, bindings: 0 },
      }),
    ]);
  });

  it('takes the severity of the worst check that waits, as configured', () => {
    const p = without(checkParts(), 'role');
    const settings = {
      'IRSA-SA-003': { severity: 'low' as const },
      'IRSA-SA-004': { enabled: false },
    };
    const { findings, coverage } = runChecks(
      contextOf(p),
      [roleMissing, roleArnSpelling],
      settings,
    );
    expect(findings[0].severity).toBe('low');
    expect(coverage[1]).toEqual({
      checkId: 'IRSA-SA-004',
      enabled: false,
      judged: 0,
      unknown: 0,
    });
  });

  it('finds nothing unknown where a check does not apply', () => {
    const p = without(checkParts(), 'role');
    p.serviceAccounts = [aServiceAccount({ annotations: {} })];
    expect(runChecks(contextOf(p), [roleMissing]).findings).toEqual([]);
  });

  it('gives the same bytes for the same input, and a new id for a new cause', () => {
    const p = checkParts();
    p.roles = [];
    const run = () => runChecks(contextOf(p), [roleMissing]);
    const first = run();
    expect(JSON.stringify(run())).toBe(JSON.stringify(first));
    p.serviceAccounts = [
      aServiceAccount({
        annotations: {
          'eks.amazonaws.com/role-arn': 'arn:aws:iam::111122223333:role/other',
        },
      }),
    ];
    expect(run().findings[0].id).not.toBe(first.findings[0].id);
    expect(run().findings[0].subject).toEqual(first.findings[0].subject);
  });

  it('lets the configuration have the last word on severity', () => {
    const always = defineCheck({
      id: 'ACME-XX-001',
      title: 'Every account',
      severity: 'low',
      over: 'account',
      what: 'Every account.',
      why: 'To see.',
      howWeKnow: 'It is there.',
      fix: 'None.',
      verify: 'None.',
      needs: [],
      run: () => [
        {
          cause: [],
          message: 'It is there.',
          severity: 'critical' as const,
          evidence: [{ source: 'Account' }],
          remedies: [],
        },
      ],
    });
    const settings: ChecksSettings[] = [
      {},
      { 'ACME-XX-001': { severity: 'info' } },
    ];
    const severities = settings.map(
      each =>
        runChecks(contextOf(checkParts()), [always], each).findings[0].severity,
    );
    expect(severities).toEqual(['critical', 'info']);
  });

  it('stops between things, so that others get their turn', () => {
    const p = checkParts();
    for (let index = 0; index < 1000; index++) {
      p.serviceAccounts.push(aServiceAccount({ name: `sa-${index}` }));
    }
    const steps = checkInSteps(contextOf(p), [roleMissing]);
    let count = 0;
    while (!steps.next().done) {
      count += 1;
    }
    expect(count).toBeGreaterThan(10);
  });
});
