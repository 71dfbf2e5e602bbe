import { roleMissing } from '../service-accounts/IRSA-SA-003-role-missing';
import { annotatedServiceAccountUnused } from '../service-accounts/IRSA-SA-009-annotated-unused';
import { checksSettingsProblems, configureChecks } from './settings';

const checks = [roleMissing, annotatedServiceAccountUnused];

describe('configureChecks', () => {
  it('takes defaults where nothing is said', () => {
    const { on, off } = configureChecks(checks, {});
    expect(off).toEqual([]);
    expect(on.map(each => [each.check.id, each.parameters])).toEqual([
      ['IRSA-SA-003', {}],
      ['IRSA-SA-009', { graceDays: 7 }],
    ]);
  });

  it('switches off, and sets severities and parameters', () => {
    const { on, off } = configureChecks(checks, {
      'IRSA-SA-003': { enabled: false },
      'IRSA-SA-009': { severity: 'high', parameters: { graceDays: 0 } },
    });
    expect(off).toEqual(['IRSA-SA-003']);
    expect(on).toEqual([
      {
        check: annotatedServiceAccountUnused,
        severity: 'high',
        parameters: { graceDays: 0 },
      },
    ]);
  });
});

describe('checksSettingsProblems', () => {
  it('has nothing to say about good settings', () => {
    expect(
      checksSettingsProblems(checks, {
        'IRSA-SA-009': { severity: 'info', parameters: { graceDays: 30 } },
        'IRSA-SA-003': { enabled: false },
      }),
    ).toEqual([]);
  });

  it.each([
    [{ 'IRSA-SA-999': {} }, 'irsa.checks.IRSA-SA-999 names no check'],
    [
      { 'IRSA-HY-009': { enabled: false } },
      'irsa.checks.IRSA-HY-009 cannot be set',
    ],
    [
      { 'IRSA-SA-003': { severity: 'bad' as 'low' } },
      "severity is 'bad'. Use one of critical, high, medium, low, info.",
    ],
    [
      { 'IRSA-SA-003': { parameters: { days: 1 } } },
      'days is not a parameter of this check. It has none.',
    ],
    [{ 'IRSA-SA-009': { parameters: { days: 1 } } }, 'It has graceDays.'],
    [
      { 'IRSA-SA-009': { parameters: { graceDays: '7' } } },
      'graceDays must be a number.',
    ],
  ])('names the key and the next step: %j', (settings, problem) => {
    expect(checksSettingsProblems(checks, settings)).toEqual([
      expect.stringContaining(problem),
    ]);
  });
});
