import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Failure } from '../lib/failure.mjs';
import { importTrust } from './lib/bundle.mjs';
import { fuzz } from './lib/fuzz.mjs';
import { readNumbers } from '../lib/options.mjs';

async function run(options) {
  const lines = [];
  const code = await fuzz({ ...options, write: text => lines.push(text) });
  return { code, text: lines.join('\n') };
}

describe('yarn fuzz:trust', () => {
  it('finds no case on which the engine and the slow evaluator differ', async () => {
    const { code, text } = await run({ cases: 20_000, seed: 20_261_124 });
    assert.match(text, /^20000 cases agree .* \d+ cases per second\.$/);
    assert.equal(code, 0);
  });

  it('tells policy, request and both answers when they differ', async () => {
    const { evaluateSlowly } = await importTrust([
      '__testUtils__/slowEvaluator',
    ]);
    const { code, text } = await run({
      cases: 20_000,
      seed: 1,
      // Reads each negated operator of strings as the positive one.
      second: (policy, request) =>
        evaluateSlowly(
          JSON.parse(
            JSON.stringify(policy).replaceAll('StringNotLike', 'StringLike'),
          ),
          request,
        ),
    });
    assert.equal(code, 1);
    assert.match(
      text,
      /^Two answers differ: evaluateTrust says \w+, the slow evaluator says \w+\./,
    );
    const shown = JSON.parse(
      text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1),
    );
    assert.equal(shown.policy.Statement.length, 1);
    assert.match(
      Object.keys(shown.policy.Statement[0].Condition)[0],
      /NotLike/,
    );
    assert.equal(typeof shown.request.principal.id, 'string');
    assert.match(text, /yarn fuzz:trust --cases 1 --seed \d+$/);
  });

  it('refuses arguments that it does not know', () => {
    const defaults = { cases: 10, seed: 1 };
    assert.deepEqual(readNumbers(['--seed', '7'], defaults), {
      cases: 10,
      seed: 7,
    });
    for (const argv of [['--cases', 'many'], ['--cases=-1'], ['--size', '1']]) {
      assert.throws(() => readNumbers(argv, defaults), Failure);
    }
  });
});
