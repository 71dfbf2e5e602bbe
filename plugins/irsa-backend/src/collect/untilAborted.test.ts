import { untilAborted } from './untilAborted';

const nothing = () => {};

async function collect<T>(items: AsyncIterable<T>) {
  const collected: T[] = [];
  for await (const item of items) {
    collected.push(item);
  }
  return collected;
}

describe('untilAborted', () => {
  it('gives every item of what ends by itself', async () => {
    async function* items() {
      yield 1;
      yield 2;
    }
    const { signal } = new AbortController();
    expect(await collect(untilAborted(items(), signal, nothing))).toEqual([
      1, 2,
    ]);
  });

  it('does not ask for anything after an abort', async () => {
    let asked = 0;
    async function* items() {
      asked += 1;
      yield 1;
    }
    const signal = AbortSignal.abort(new Error('The backend stops'));
    await expect(
      collect(untilAborted(items(), signal, nothing)),
    ).rejects.toThrow('The backend stops');
    expect(asked).toBeLessThanOrEqual(1);
  });

  it('leaves what hangs', async () => {
    const controller = new AbortController();
    async function* items() {
      yield 1;
      await new Promise(() => {});
    }
    const ended = collect(untilAborted(items(), controller.signal, nothing));
    setTimeout(() => controller.abort(new Error('Too late')), 10);
    await expect(ended).rejects.toThrow('Too late');
  });

  it('passes on an error, and lets what it leaves clean up', async () => {
    async function* broken() {
      yield 1;
      throw new Error('The API server hung up');
    }
    const { signal } = new AbortController();
    await expect(
      collect(untilAborted(broken(), signal, nothing)),
    ).rejects.toThrow('The API server hung up');

    const late: unknown[] = [];
    async function* items() {
      try {
        yield 1;
        yield 2;
      } finally {
        late.push('cleaned up');
      }
    }
    for await (const item of untilAborted(items(), signal, error =>
      late.push(error),
    )) {
      expect(item).toBe(1);
      break;
    }
    await new Promise(setImmediate);
    expect(late).toEqual(['cleaned up']);
  });
});
