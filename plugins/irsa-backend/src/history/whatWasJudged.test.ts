import { CheckReport, Finding } from 'backstage-plugin-irsa-common';
import { FollowedFinding } from './followedFinding';
import { whatWasJudged } from './whatWasJudged';

const gone: FollowedFinding = {
  id: 'a',
  checkId: 'IRSA-TS-002',
  severity: 'high',
  state: 'fail',
  title: 'Trust policy has no condition on the subject',
  subject: { kind: 'role', ref: 'arn:aws:iam::111122223333:role/one' },
  entityRefs: [],
  sources: ['aws:111122223333'],
};

const other = (rest: Partial<Finding>): Finding => ({
  ...gone,
  id: 'b',
  checkId: 'IRSA-HY-009',
  subject: { kind: 'account', ref: 'account:111122223333' },
  message: '',
  evidence: [],
  remedies: [],
  verify: '',
  consequences: [],
  ...rest,
});

function wasJudged(
  options: {
    readonly findings?: readonly Finding[];
    readonly enabled?: boolean;
    readonly sources?: readonly string[];
  } = {},
): boolean {
  const { findings = [], enabled = true } = options;
  const report: CheckReport = {
    findings,
    coverage: [{ checkId: 'IRSA-TS-002', enabled, judged: 0, unknown: 0 }],
  };
  return whatWasJudged(
    report,
    findings.map(() => ({ sources: ['aws:111122223333'] })),
    new Set(options.sources ?? ['aws:111122223333']),
  )(gone);
}

describe('whatWasJudged', () => {
  it('takes what was looked for and not found as gone', () => {
    expect(wasJudged()).toBe(true);
  });

  it.each<[string, Parameters<typeof wasJudged>[0]]>([
    ['its source is gone', { sources: ['aws:444455556666'] }],
    ['its check is off', { enabled: false }],
    [
      'its check waits for something there',
      {
        findings: [
          other({
            state: 'unknown',
            waiting: { checks: ['IRSA-TS-002'], subjects: 1, bindings: 0 },
          }),
        ],
      },
    ],
    [
      'another cause explains it',
      { findings: [other({ consequences: [gone.subject] })] },
    ],
  ])('cannot say so when %s', (_, options) => {
    expect(wasJudged(options)).toBe(false);
  });

  it('can say so when another check waits', () => {
    const waiting = { checks: ['IRSA-TS-003'], subjects: 1, bindings: 0 };
    expect(
      wasJudged({ findings: [other({ state: 'unknown', waiting })] }),
    ).toBe(true);
  });

  it('can say of a check that the report does not know that it was not judged', () => {
    const report: CheckReport = { findings: [], coverage: [] };
    expect(whatWasJudged(report, [], new Set(gone.sources))(gone)).toBe(false);
  });
});
