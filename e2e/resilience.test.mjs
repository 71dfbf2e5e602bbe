import assert from 'node:assert/strict';
import { rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { TestPortal, waitFor, waitForComponent } from './portal.mjs';

describe('a portal whose sources fail', () => {
  let portal;

  before(async () => {
    portal = await TestPortal.start();
    await waitForComponent(portal, 'payments-api');
    await waitForComponent(portal, 'refund-worker');
    await waitFor(
      async () => (await statusOf('payments-api')) === 'works',
      'the first verdict',
    );
  });

  after(() => portal?.stop());

  const identity = async component => {
    const response = await portal.request(
      `/api/irsa/v1/entities/component/default/${component}`,
    );
    assert.equal(response.status, 200);
    return response.json();
  };
  const statusOf = async component => (await identity(component)).status;

  const sources = async () => {
    const response = await portal.request('/api/irsa/v1/sources');
    assert.equal(response.status, 200);
    return (await response.json()).items;
  };
  const source = async title =>
    (await sources()).find(each => each.title === title);

  const refresh = async () => {
    const response = await portal.request('/api/irsa/v1/refresh', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    assert.equal(response.status, 202);
  };

  it('names file and line of a malformed file, and everything else works', async () => {
    await writeFile(
      path.join(portal.fleet, 'clusters/prod-use1/broken.yaml'),
      'kind: Job\nmetadata:\n  name: "nightly\n',
    );
    await refresh();
    await waitFor(
      async () => (await source('prod-use1'))?.status === 'partial',
      'the source to show the broken file',
    );
    const { problems } = await source('prod-use1');
    assert.match(problems[0].message, /^broken\.yaml: line \d+, column \d+: /);
    assert.equal(await statusOf('payments-api'), 'works');
    assert.equal(await statusOf('refund-worker'), 'broken');
    await rm(path.join(portal.fleet, 'clusters/prod-use1/broken.yaml'));
  });

  it('has its last good snapshots after a SIGKILL in the middle of a read', async () => {
    await refresh();
    await portal.kill();
    // With nothing left to read, whatever is answered now was kept.
    const { fleet } = portal;
    await rename(fleet, `${fleet}-away`);
    await portal.startAgain();
    await waitForComponent(portal, 'payments-api');
    assert.equal(await statusOf('payments-api'), 'works');
    assert.equal(await statusOf('refund-worker'), 'broken');
    await waitFor(
      async () => (await sources()).some(each => each.status === 'failed'),
      'the directory to be shown as failed',
    );
    assert.ok((await source('prod-euw1')).readAt);
    await rename(`${fleet}-away`, fleet);
  });

  it('says unknown of what depended on pods that are not read any more', async () => {
    await portal.kill();
    await rm(path.join(portal.fleet, 'clusters/prod-euw1/pods.yaml'));
    await portal.startAgain();
    await waitForComponent(portal, 'payments-api');
    await refresh();
    await waitFor(
      async () => (await statusOf('payments-api')) === 'unknown',
      'the verdict to be taken back',
    );
    assert.match(
      (await identity('payments-api')).sentence,
      /the pods of prod-euw1 were not read/,
    );
    // A role that does not exist is broken whatever the pods carry.
    assert.equal(await statusOf('invoice-renderer'), 'broken');
    assert.equal(await statusOf('help-centre'), 'unknown');
    assert.equal(await statusOf('refund-worker'), 'broken');
  });
});
