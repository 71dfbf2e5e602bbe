import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { findPython } from './moto.mjs';
import { npmCommand } from './npm.mjs';
import { fromRoot } from './paths.mjs';
import { logFile } from './preparation.mjs';
import { hashTexts, readStamp, writeStamp } from './stamps.mjs';

const execute = promisify(execFile);
const DIRECTORY = fromRoot('.iac-tools');

/** The variables with which the tests are told of the tools that check what is written for infrastructure as code. */
export const TERRAFORM_VARIABLE = 'IRSA_TEST_TERRAFORM_PLUGINS';
export const PYTHON_TOOLS_VARIABLE = 'IRSA_TEST_PYTHON_TOOLS';
export const CDK_VARIABLE = 'IRSA_TEST_CDK';
export const KUBECTL_VARIABLE = 'IRSA_TEST_KUBECTL';

const PYTHON_PACKAGES = ['awscli==1.*', 'cfn-lint==1.*'];
const CDK_PACKAGES = ['aws-cdk-lib@2.276.0', 'constructs@10'];

/** The provider that what is written is valid for. */
const PROVIDER = 'registry.terraform.io/hashicorp/aws/5.100.0';

const purpose = 'the tests of written infrastructure code run on';

/**
 * A folder with the providers of Terraform: the first that holds the right version, of those where Terraform itself looks and of the
 * folders that people keep in /opt.
 */
export function findTerraformPlugins(env, optional = '/opt') {
  const homes = [
    env.HOME && path.join(env.HOME, '.terraform.d', 'plugins'),
    '/usr/local/share/terraform/plugins',
    '/usr/share/terraform/plugins',
    ...(fs.existsSync(optional)
      ? fs.readdirSync(optional).map(name => path.join(optional, name))
      : []),
  ];
  return homes
    .filter(Boolean)
    .find(folder => fs.existsSync(path.join(folder, PROVIDER)));
}

/** Terraform with its provider for AWS; what is missing where either is not there. */
export async function provideTerraform({ env }) {
  try {
    await execute('terraform', ['version'], { env });
  } catch {
    return { missing: missingTerraform('Terraform was not found on PATH') };
  }
  const plugins = env[TERRAFORM_VARIABLE] ?? findTerraformPlugins(env);
  return plugins
    ? { variables: { [TERRAFORM_VARIABLE]: plugins } }
    : {
        missing: missingTerraform(
          'no folder with version 5.100.0 of its provider hashicorp/aws was found',
        ),
      };
}

const missingTerraform = reason => ({
  name: 'Terraform',
  reason: `${purpose} it, and ${reason}`,
  remedy: `install Terraform 1.5 or newer, make a folder with \`terraform providers mirror <folder>\` for hashicorp/aws 5.100.0, and name it with ${TERRAFORM_VARIABLE}=<folder>`,
});

/** kubectl of this machine. */
export async function provideKubectl({ env }) {
  if (env[KUBECTL_VARIABLE]) {
    return {};
  }
  const found = (env.PATH ?? '')
    .split(path.delimiter)
    .filter(Boolean)
    .map(directory => path.join(directory, 'kubectl'))
    .find(isExecutable);
  return found
    ? { variables: { [KUBECTL_VARIABLE]: found } }
    : {
        missing: {
          name: 'kubectl',
          reason:
            'the tests of written commands run on it, and it was not found on PATH',
          remedy: `install kubectl, or name it with ${KUBECTL_VARIABLE}=<file>`,
        },
      };
}

function isExecutable(file) {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return true;
  } catch {
    // Not there, or not to be run: the next one may be.
    return false;
  }
}

/** The AWS CLI and cfn-lint; installed into this checkout once. */
export async function providePythonTools(context) {
  const { env } = context;
  if (env[PYTHON_TOOLS_VARIABLE]) {
    return {};
  }
  const python = await findPython(env);
  if (!python) {
    return {
      missing: missingPythonTools(
        'no Python 3.10 or newer with venv was found to install them with',
      ),
    };
  }
  const directory = path.join(DIRECTORY, 'python');
  return provideInstalled(context, {
    name: 'the AWS CLI and cfn-lint',
    directory,
    stamp: [...PYTHON_PACKAGES, python.version],
    commands: [
      [python.command, ['-m', 'venv', directory]],
      [
        path.join(directory, 'bin', 'pip'),
        [
          'install',
          '--quiet',
          '--disable-pip-version-check',
          '--no-input',
          ...PYTHON_PACKAGES,
        ],
      ],
    ],
    variables: { [PYTHON_TOOLS_VARIABLE]: path.join(directory, 'bin') },
    missing: missingPythonTools,
  });
}

const missingPythonTools = reason => ({
  name: 'The AWS CLI with cfn-lint',
  reason: `${purpose} them, and ${reason}`,
  remedy: `\`apt-get install python3-venv\` on Debian, \`brew install python\` on macOS; or name a folder with the programs aws and cfn-lint with ${PYTHON_TOOLS_VARIABLE}=<folder>`,
});

/** The library of the CDK, which is too large to be installed with every checkout. */
export async function provideCdk(context) {
  if (context.env[CDK_VARIABLE]) {
    return {};
  }
  const directory = path.join(DIRECTORY, 'cdk');
  const [npm, ...npmArguments] = npmCommand();
  return provideInstalled(context, {
    name: 'the library of the AWS CDK',
    directory,
    stamp: CDK_PACKAGES,
    commands: [
      [
        npm,
        [
          ...npmArguments,
          'install',
          '--no-save',
          '--ignore-scripts',
          '--no-audit',
          '--no-fund',
          '--no-package-lock',
          '--prefix',
          directory,
          ...CDK_PACKAGES,
        ],
      ],
    ],
    // Without a manifest of its own, npm would take the folder for a part of this repository.
    manifest: '{ "private": true }\n',
    variables: { [CDK_VARIABLE]: directory },
    missing: missingCdk,
  });
}

const missingCdk = reason => ({
  name: 'The AWS CDK',
  reason: `${purpose} it, and ${reason}`,
  remedy: `see that npm reaches its registry, or name a folder in whose node_modules aws-cdk-lib and constructs are with ${CDK_VARIABLE}=<folder>`,
});

/** Installs something into a folder when it is not there yet in this version. */
async function provideInstalled(
  { processes, report, env },
  { name, directory, stamp, commands, manifest, variables, missing },
) {
  const stampFile = path.join(directory, 'installed');
  const wanted = hashTexts(stamp);
  if (readStamp(stampFile) === wanted) {
    return { variables };
  }
  const log = logFile(`iac-tools-${path.basename(directory)}`);
  const problem = await report.step(`Installing ${name}`, async () => {
    fs.rmSync(directory, { recursive: true, force: true });
    fs.mkdirSync(directory, { recursive: true });
    if (manifest) {
      fs.writeFileSync(path.join(directory, 'package.json'), manifest);
    }
    for (const [command, commandArguments] of commands) {
      // The other tests do not need it, so they run all the same.
      const { code } = await processes.run(command, commandArguments, {
        cwd: directory,
        env,
        log,
        mayFail: true,
      });
      if (code !== 0) {
        return `installing ${name} failed; ${log} says why`;
      }
    }
    writeStamp(stampFile, wanted);
    return undefined;
  });
  return problem ? { missing: missing(problem) } : { variables };
}
