import { ConcerningFinding, judgeCompliance } from './compliance';

const finding = (
  state: ConcerningFinding['state'],
  severity: ConcerningFinding['severity'],
): ConcerningFinding => ({ state, severity });

describe('judgeCompliance', () => {
  it('takes what works without an open finding of medium or higher as compliant', () => {
    expect(judgeCompliance('works', false, [])).toEqual({
      compliance: 'compliant',
      broken: false,
      waived: false,
    });
    expect(
      judgeCompliance('works', false, [
        finding('fail', 'low'),
        finding('fail', 'info'),
      ]).compliance,
    ).toBe('compliant');
  });

  it.each(['medium', 'high', 'critical'] as const)(
    'takes what works with an open finding of %s as failing, not as broken',
    severity => {
      expect(
        judgeCompliance('works', false, [finding('fail', severity)]),
      ).toEqual({ compliance: 'failing', broken: false, waived: false });
    },
  );

  it('says that only a waiver keeps a binding compliant', () => {
    const waived = finding('waived', 'critical');
    expect(judgeCompliance('works', false, [waived])).toEqual({
      compliance: 'compliant',
      broken: false,
      waived: true,
    });
    expect(
      judgeCompliance('works', false, [waived, finding('fail', 'medium')]),
    ).toMatchObject({ compliance: 'failing', waived: false });
    expect(
      judgeCompliance('works', false, [finding('waived', 'low')]).waived,
    ).toBe(false);
  });

  it('does not let a waiver mend what is broken', () => {
    expect(
      judgeCompliance('broken', false, [finding('waived', 'high')]),
    ).toEqual({ compliance: 'failing', broken: true, waived: false });
  });

  it('never takes as compliant what was not read or too long ago', () => {
    expect(judgeCompliance('unknown', false, []).compliance).toBe('unknown');
    expect(judgeCompliance('works', true, []).compliance).toBe('unknown');
    expect(judgeCompliance('broken', true, [])).toMatchObject({
      compliance: 'unknown',
      broken: false,
    });
    expect(
      judgeCompliance('works', false, [finding('unknown', 'medium')])
        .compliance,
    ).toBe('unknown');
    expect(
      judgeCompliance('works', false, [finding('unknown', 'low')]).compliance,
    ).toBe('compliant');
  });

  it('takes what is known to fail as failing, whatever else was not read', () => {
    expect(
      judgeCompliance('works', false, [
        finding('unknown', 'critical'),
        finding('fail', 'medium'),
      ]).compliance,
    ).toBe('failing');
  });
});
