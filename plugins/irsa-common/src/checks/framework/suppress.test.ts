import { Finding } from '../../model';
import { push } from '../../resolve/order';
import { toEnd } from '../../resolve/__testUtils__/resolveAll';
import { RawFinding } from './rawFinding';
import { suppressConsequences } from './suppress';

function found(
  checkId: string,
  ref: string,
  dependsOn: string[] = [ref],
  entityRef = `component:default/${ref}`,
): RawFinding {
  const finding: Finding = {
    id: `${checkId} ${ref}`,
    checkId,
    severity: 'high',
    state: 'fail',
    title: checkId,
    message: 'It is so.',
    subject: { kind: 'role', ref },
    entityRefs: [entityRef],
    evidence: [],
    remedies: [],
    verify: 'Look.',
    consequences: [],
  };
  return { finding, explains: [ref], dependsOn };
}

function suppress(
  findings: readonly RawFinding[],
  subsumes: Record<string, string[]>,
): Finding[] {
  const byCheck = new Map<string, RawFinding[]>();
  findings.forEach(each => push(byCheck, each.finding.checkId, each));
  return toEnd(
    suppressConsequences(byCheck, new Map(Object.entries(subsumes))),
  );
}

describe('suppressConsequences', () => {
  it('leaves one finding for one cause and lists the rest under it', () => {
    const cause = found('PROVIDER', 'provider');
    const broken = ['c', 'a', 'b'].map(ref =>
      found('BINDING', ref, [ref, 'provider']),
    );
    const kept = suppress([...broken, cause], { PROVIDER: ['BINDING'] });
    expect(kept.map(each => each.id)).toEqual([cause.finding.id]);
    expect(kept[0].consequences.map(each => each.ref)).toEqual(['a', 'b', 'c']);
    expect(kept[0].entityRefs).toEqual([
      'component:default/a',
      'component:default/b',
      'component:default/c',
      'component:default/provider',
    ]);
    // It is kept for the next run, which may find fewer consequences.
    expect(cause.finding.consequences).toEqual([]);
  });

  it('keeps what another cause breaks', () => {
    const cause = found('PROVIDER', 'provider');
    const other = found('BINDING', 'a', ['a', 'other provider']);
    expect(suppress([cause, other], { PROVIDER: ['BINDING'] })).toEqual([
      cause.finding,
      other.finding,
    ]);
  });

  it('keeps what has a risk of its own on the same subject', () => {
    const typo = found('TYPO', 'role');
    const dangling = found('DANGLING', 'role');
    expect(suppress([typo, dangling], { TYPO: ['BINDING'] })).toEqual([
      typo.finding,
      dangling.finding,
    ]);
  });

  it('goes to the first cause of a chain', () => {
    const first = found('FIRST', 'x');
    const second = found('SECOND', 'y', ['x']);
    const third = found('THIRD', 'z', ['y']);
    const kept = suppress([third, second, first], {
      FIRST: ['SECOND'],
      SECOND: ['THIRD'],
    });
    expect(kept.map(each => each.id)).toEqual([first.finding.id]);
    expect(kept[0].consequences.map(each => each.ref)).toEqual(['y', 'z']);
  });

  it('does not list the subject of the cause as its own consequence', () => {
    const cause = found('CAUSE', 'role');
    const same = found('EFFECT', 'role');
    const kept = suppress([cause, same], { CAUSE: ['EFFECT'] });
    expect(kept).toEqual([cause.finding]);
  });

  it('takes the subject for the key where a check names none', () => {
    const cause = { finding: found('CAUSE', 'role').finding };
    const effect = { finding: found('EFFECT', 'role').finding };
    expect(suppress([effect, cause], { CAUSE: ['EFFECT'] })).toEqual([
      cause.finding,
    ]);
  });
});
