import { FindingSubject } from '../../model';
import { suppressConsequences } from './suppress';

function finding(
  checkId: string,
  ref: string,
  dependsOn: string[] = [ref],
  entityRef = `component:default/${ref}`,
) {
  const subject: FindingSubject = { kind: 'role', ref };
  return {
    checkId,
    subject,
    explains: [ref],
    dependsOn,
    consequences: new Map<string, FindingSubject>(),
    mentions: new Set<string>(),
    entityRefs: new Set([entityRef]),
  };
}

describe('suppressConsequences', () => {
  it('leaves one finding for one cause and lists the rest under it', () => {
    const cause = finding('PROVIDER', 'provider');
    const broken = ['a', 'b', 'c'].map(ref =>
      finding('BINDING', ref, [ref, 'provider']),
    );
    const kept = suppressConsequences(
      [...broken, cause],
      new Map([['PROVIDER', ['BINDING']]]),
    );
    expect(kept).toEqual([cause]);
    expect([...cause.consequences.keys()]).toEqual(['a', 'b', 'c']);
    expect([...cause.entityRefs]).toContain('component:default/b');
  });

  it('keeps what another cause breaks', () => {
    const cause = finding('PROVIDER', 'provider');
    const other = finding('BINDING', 'a', ['a', 'other provider']);
    const kept = suppressConsequences(
      [cause, other],
      new Map([['PROVIDER', ['BINDING']]]),
    );
    expect(kept).toEqual([cause, other]);
  });

  it('keeps what has a risk of its own on the same subject', () => {
    const typo = finding('TYPO', 'role');
    const dangling = finding('DANGLING', 'role');
    const kept = suppressConsequences(
      [typo, dangling],
      new Map([['TYPO', ['BINDING']]]),
    );
    expect(kept).toEqual([typo, dangling]);
  });

  it('goes to the first cause of a chain', () => {
    const first = finding('FIRST', 'x');
    const second = finding('SECOND', 'y', ['x']);
    const third = finding('THIRD', 'z', ['y']);
    const kept = suppressConsequences(
      [third, second, first],
      new Map([
        ['FIRST', ['SECOND']],
        ['SECOND', ['THIRD']],
      ]),
    );
    expect(kept).toEqual([first]);
    expect([...first.consequences.keys()].sort()).toEqual(['y', 'z']);
  });

  it('does not list the subject of the cause as its own consequence', () => {
    const cause = finding('CAUSE', 'role');
    const same = finding('EFFECT', 'role');
    expect(
      suppressConsequences([cause, same], new Map([['CAUSE', ['EFFECT']]])),
    ).toEqual([cause]);
    expect(cause.consequences.size).toBe(0);
  });
});
