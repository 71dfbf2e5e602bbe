import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import {
  findTerraformPlugins,
  provideCdk,
  provideKubectl,
  providePythonTools,
  provideTerraform,
} from './iac-tools.mjs';

function scratch(t) {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'irsa-iac-'));
  t.after(() => fs.rmSync(directory, { recursive: true, force: true }));
  return directory;
}

const AWS = 'registry.terraform.io/hashicorp/aws';

describe('findTerraformPlugins', () => {
  it('takes the folder that holds the version that is wanted', t => {
    const home = scratch(t);
    const plugins = path.join(home, '.terraform.d', 'plugins');
    fs.mkdirSync(path.join(plugins, AWS, '5.99.0'), { recursive: true });
    const optional = scratch(t);
    assert.equal(findTerraformPlugins({ HOME: home }, optional), undefined);

    const mirror = path.join(optional, 'mirror');
    fs.mkdirSync(path.join(mirror, AWS, '5.100.0'), { recursive: true });
    assert.equal(findTerraformPlugins({ HOME: home }, optional), mirror);

    fs.mkdirSync(path.join(plugins, AWS, '5.100.0'), { recursive: true });
    assert.equal(findTerraformPlugins({ HOME: home }, optional), plugins);
  });
});

describe('provideTerraform', () => {
  it('says what is missing where Terraform is not there', async () => {
    const { missing } = await provideTerraform({
      env: { PATH: '/no/such/folder' },
    });
    assert.match(missing.reason, /Terraform was not found on PATH/);
  });

  it('takes the folder of the variable', async t => {
    const directory = scratch(t);
    fs.writeFileSync(path.join(directory, 'terraform'), '#!/bin/sh\n', {
      mode: 0o755,
    });
    const env = { PATH: directory, IRSA_TEST_TERRAFORM_PLUGINS: '/mirror' };
    assert.deepEqual(await provideTerraform({ env }), {
      variables: { IRSA_TEST_TERRAFORM_PLUGINS: '/mirror' },
    });
  });
});

describe('provideKubectl', () => {
  it('takes the first that can be run', async t => {
    const directory = scratch(t);
    const kubectl = path.join(directory, 'kubectl');
    const env = { PATH: `/no/such/folder${path.delimiter}${directory}` };
    fs.writeFileSync(kubectl, '#!/bin/sh\n', { mode: 0o644 });
    const { missing } = await provideKubectl({ env });
    assert.match(missing.reason, /not found on PATH/);

    fs.chmodSync(kubectl, 0o755);
    assert.deepEqual(await provideKubectl({ env }), {
      variables: { IRSA_TEST_KUBECTL: kubectl },
    });
  });
});

describe('providePythonTools and provideCdk', () => {
  it('install nothing where a variable names them', async () => {
    assert.deepEqual(
      await providePythonTools({ env: { IRSA_TEST_PYTHON_TOOLS: '/bin' } }),
      {},
    );
    assert.deepEqual(await provideCdk({ env: { IRSA_TEST_CDK: '/cdk' } }), {});
  });

  it('say what is missing where there is no Python', async () => {
    const { missing } = await providePythonTools({
      env: { PATH: '/no/such/folder' },
    });
    assert.match(missing.reason, /no Python 3.10/);
  });
});
