import { mockServices } from '@backstage/backend-test-utils';
import { irsaChecks } from 'backstage-plugin-irsa-common';
import { readChecks } from './readChecks';

const read = (checks?: object, ...kinds: Parameters<typeof readChecks>[2][]) =>
  readChecks(
    mockServices.rootConfig({ data: checks ? { irsa: { checks } } : {} }),
    irsaChecks,
    kinds.flatMap(each => each ?? []),
  );

describe('readChecks', () => {
  it('has every check on where nothing is said', () => {
    expect(read()).toEqual({});
  });

  it('reads switches, severities and parameters', () => {
    const checks = {
      'IRSA-PD-022': { enabled: false },
      'IRSA-HY-001': { severity: 'high', parameters: { days: 30 } },
      'IRSA-HY-004': { parameters: { required: ['owner'] } },
    };
    expect(read(checks)).toEqual(checks);
  });

  it('switches off what needs something that is left out on purpose', () => {
    expect(read({}, ['access-grant'])).toEqual({
      'IRSA-TS-017': { enabled: false },
    });
    expect(read({ 'IRSA-LG-005': { enabled: true } }, ['node-role'])).toEqual({
      'IRSA-LG-005': { enabled: true },
      'IRSA-PI-014': { enabled: false },
    });
  });

  it('names every key that cannot be used', () => {
    expect(() =>
      read({
        'IRSA-XX-001': {},
        'IRSA-HY-001': { parameters: { days: 'many' } },
      }),
    ).toThrow(
      /irsa\.checks\.IRSA-XX-001 names no check.*irsa\.checks\.IRSA-HY-001\.parameters\.days must be a number/,
    );
  });
});
