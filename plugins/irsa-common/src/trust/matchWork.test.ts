import { evaluateTrust } from './evaluate';
import { MAX_MATCH_STEPS } from './glob';
import { MatchWork } from './matchWork';
import { literalPattern } from './pattern';
import type { Pattern } from './pattern';

const glob = new Array<number>(1_024).fill(97);
const pattern: Pattern = { text: '', glob, approximate: false };
/** As long as a text can be that is compared with the pattern. */
const longest = 'a'.repeat(MAX_MATCH_STEPS / glob.length);

describe('the work of comparing patterns', () => {
  it('is limited for each comparison', () => {
    expect(new MatchWork().allows(pattern, longest)).toBe(true);
    expect(new MatchWork().allows(pattern, `${longest}a`)).toBe(false);
  });

  it('is limited for all of them together', () => {
    const work = new MatchWork();
    const answers = Array.from({ length: 9 }, () =>
      work.allows(pattern, longest),
    );
    expect(answers).toEqual([...Array<boolean>(8).fill(true), false]);
    expect(work.allows(pattern, 'a')).toBe(false);
    expect(work.allows(pattern, '')).toBe(true);
  });

  it('is none for plain texts', () => {
    const work = new MatchWork();
    const text = literalPattern('a'.repeat(70_000));
    for (let count = 0; count < 9; count++) {
      expect(work.allows(text, longest)).toBe(true);
    }
    expect(work.allows(pattern, longest)).toBe(true);
  });

  it('is limited in what variables bring in', () => {
    const work = new MatchWork();
    expect(work.allowsInserting(1 << 21)).toBe(true);
    expect(work.allowsInserting(1 << 21)).toBe(true);
    expect(work.allowsInserting(1)).toBe(false);
    expect(work.allowsInserting(0)).toBe(true);
    expect(new MatchWork().allowsInserting((1 << 22) + 1)).toBe(false);
  });

  it('leaves a condition open when its variables bring in too much', () => {
    const long = 'a'.repeat((1 << 22) + 1);
    const policy = {
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Principal: { Service: 'ec2.amazonaws.com' },
        Action: 'sts:AssumeRole',
        Condition: { StringEquals: { 'aws:a': '${aws:b}' } },
      },
    };
    const decide = (value: string) =>
      evaluateTrust(policy, {
        action: 'sts:AssumeRole',
        roleArn: 'arn:aws:iam::111122223333:role/app',
        principal: { type: 'Service', id: 'ec2.amazonaws.com' },
        context: { 'aws:a': 'a', 'aws:b': value },
      });
    expect(decide(long.slice(1)).decision).toBe('deny');
    expect(decide(long)).toMatchObject({
      decision: 'unknown',
      reasons: [{ code: 'TOO_LARGE' }],
    });
  });
});
