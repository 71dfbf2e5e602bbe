import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Failure, explainOutput, explainSystemError } from './failure.mjs';

describe('explainOutput', () => {
  const cases = {
    'a full disk': [
      "Error: ENOSPC: no space left on device, write '/tmp/x'",
      /disk is full/,
    ],
    'a full disk, as SQLite says it': [
      'SqliteError: database or disk is full',
      /disk is full/,
    ],
    'a folder that is not writable': [
      "Error: EACCES: permission denied, mkdir '/srv/clone/node_modules'",
      /^\/srv\/clone\/node_modules cannot be written to/,
    ],
    'no network, as npm says it': [
      'npm error code EAI_AGAIN',
      /registry could not be reached \(EAI_AGAIN\)/,
    ],
    'no network, as Yarn says it': [
      'YN0001: RequestError: getaddrinfo ENOTFOUND registry.example',
      /registry could not be reached \(ENOTFOUND\)/,
    ],
    'an unknown certificate': [
      'RequestError: unable to get local issuer certificate',
      /certificate of the package registry is not trusted/,
    ],
    'a closed registry': ['YN0041: Invalid authentication', /refused access/],
    'a lockfile that does not match': [
      'YN0028: The lockfile would have been modified by this install',
      /yarn\.lock does not match/,
    ],
  };
  for (const [what, [output, message]] of Object.entries(cases)) {
    it(`recognises ${what}`, () => {
      const failure = explainOutput(`some line\n${output}\nanother line`, {
        registry: true,
      });
      assert.match(failure.message, message);
      assert.ok(failure.remedy.endsWith('.'));
    });
  }

  it('reads of the registry only where one was asked', () => {
    const output = 'connect ECONNREFUSED 127.0.0.1:5432';
    assert.equal(explainOutput(output), undefined);
    assert.match(
      explainOutput(output, { registry: true }).message,
      /registry could not be reached/,
    );
  });

  it('says nothing about what it does not know', () => {
    assert.equal(
      explainOutput("TypeError: x is not a function at 'a'"),
      undefined,
    );
  });
});

describe('explainSystemError', () => {
  it('explains what the system refuses', () => {
    const full = Object.assign(new Error('x'), { code: 'ENOSPC' });
    assert.match(explainSystemError(full).message, /disk is full/);
    const denied = Object.assign(new Error('x'), {
      code: 'EROFS',
      path: '/srv/x',
    });
    assert.match(explainSystemError(denied).message, /^\/srv\/x cannot/);
  });

  it('leaves other errors alone', () => {
    assert.equal(explainSystemError(new TypeError('x')), undefined);
    assert.equal(explainSystemError(undefined), undefined);
  });
});

describe('Failure', () => {
  it('shows details first and the sentence with its remedy after them', () => {
    const failure = new Failure('It broke.', {
      remedy: 'Mend it.',
      details: ['a', 'b'],
      log: '/x.log',
    });
    assert.deepEqual(failure.lines, [
      'a',
      'b',
      'It broke. Mend it.',
      'The full output is in /x.log.',
    ]);
  });
});
