import { KeptAnswers } from './KeptAnswers';
import { Visibility } from './Visibility';

const seeing = (
  entities: ReadonlySet<string>,
  everyEntity = false,
): Visibility => ({
  entities,
  everyEntity,
  unowned: true,
  policyText: true,
});

/** Something that can be made when a test says so. */
function maker() {
  const waiting: ((answer: string) => void)[] = [];
  return {
    make: () =>
      new Promise<string>(resolve => {
        waiting.push(resolve);
      }),
    finish: async (answer: string) => {
      waiting.shift()?.(answer);
      await new Promise(setImmediate);
    },
    get asked() {
      return waiting.length;
    },
  };
}

describe('KeptAnswers', () => {
  let time = 0;
  const now = () => time;
  const mine = seeing(new Set(['a']));

  it('make an answer once for what it rests on, whoever asks at the same time', async () => {
    const kept = new KeptAnswers<string>({ limit: 10, now });
    const make = jest.fn(async () => 'answer');
    const both = await Promise.all([
      kept.get(mine, 'q', '1', make),
      kept.get(mine, 'q', '1', make),
    ]);
    expect(both).toEqual(['answer', 'answer']);
    await kept.get(mine, 'q', '1', make);
    expect(make).toHaveBeenCalledTimes(1);
    await kept.get(mine, 'q', '2', make);
    await kept.get(mine, 'other', '2', make);
    expect(make).toHaveBeenCalledTimes(3);
  });

  it('are apart for whoever sees something else, and for rights', async () => {
    const kept = new KeptAnswers<string>({ limit: 10, now });
    const ask = (visibility: Visibility, answer: string) =>
      kept.get(visibility, 'q', '1', async () => answer);
    expect(await ask(mine, 'mine')).toBe('mine');
    expect(await ask(seeing(new Set(['a'])), 'theirs')).toBe('theirs');
    expect(await ask({ ...mine, unowned: false }, 'less')).toBe('less');
    expect(await ask({ ...mine, policyText: false }, 'least')).toBe('least');
    expect(await ask(mine, 'again')).toBe('mine');
  });

  it('are the same for all who see everything', async () => {
    const kept = new KeptAnswers<string>({ limit: 10, now });
    const ask = (answer: string) =>
      kept.get(seeing(new Set(['a']), true), 'q', '1', async () => answer);
    expect(await ask('first')).toBe('first');
    expect(await ask('second')).toBe('first');
  });

  it('are not those of what a reader could see before', async () => {
    const kept = new KeptAnswers<string>({ limit: 10, now });
    const entities = new Set(['a']);
    await kept.get(seeing(entities), 'q', '1', async () => 'before');
    entities.add('b');
    expect(
      await kept.get(seeing(entities), 'q', '1', async () => 'after'),
    ).toBe('after');
  });

  it('are given while newer ones are made, for those who will not wait', async () => {
    const kept = new KeptAnswers<string>({
      limit: 10,
      now,
      patience: 1,
      maximumAge: 1_000,
    });
    const { make, finish } = maker();
    await kept.get(mine, 'q', '1', async () => 'old');
    expect(await kept.get(mine, 'q', '2', make)).toBe('old');
    expect(await kept.get(mine, 'q', '2', make)).toBe('old');
    await finish('new');
    expect(await kept.get(mine, 'q', '2', make)).toBe('new');
  });

  it('are waited for where the one before is too old', async () => {
    const kept = new KeptAnswers<string>({
      limit: 10,
      now,
      patience: 1,
      maximumAge: 1_000,
    });
    const { make, finish } = maker();
    await kept.get(mine, 'q', '1', async () => 'old');
    time += 1_001;
    const answer = kept.get(mine, 'q', '2', make);
    await finish('new');
    expect(await answer).toBe('new');
  });

  it('are made one at a time, the last for what holds last', async () => {
    const kept = new KeptAnswers<string>({ limit: 10, now });
    const source = maker();
    const first = kept.get(mine, 'q', '1', source.make);
    const second = kept.get(mine, 'q', '2', source.make);
    expect(source.asked).toBe(1);
    await source.finish('one');
    expect(await first).toBe('one');
    expect(source.asked).toBe(1);
    await source.finish('two');
    expect(await second).toBe('two');
  });

  it('fail for whoever waits, and are made again for the next', async () => {
    const kept = new KeptAnswers<string>({ limit: 10, now });
    await expect(
      kept.get(mine, 'q', '1', async () => {
        throw new Error('Not now');
      }),
    ).rejects.toThrow('Not now');
    expect(await kept.get(mine, 'q', '1', async () => 'now')).toBe('now');
  });

  it('are forgotten, those first that were not asked for longest', async () => {
    const kept = new KeptAnswers<string>({ limit: 2, now });
    const make = jest.fn(async () => 'answer');
    for (const question of ['a', 'b', 'a', 'c', 'a', 'b']) {
      await kept.get(mine, question, '1', make);
    }
    expect(make.mock.calls).toHaveLength(4);
  });
});
