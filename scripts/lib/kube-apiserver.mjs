import fs from 'node:fs';
import path from 'node:path';
import { Failure } from './failure.mjs';
import { fromRoot, root } from './paths.mjs';
import { hashTree } from './stamps.mjs';

const PROGRAMS = ['kube-apiserver', 'etcd'];
const MODULE = fromRoot('tools', 'kube-apiserver');
const CACHE = fromRoot('.envtest');

const has = directory =>
  PROGRAMS.every(name => fs.existsSync(path.join(directory, name)));

/** What go.mod asks for: the version of Kubernetes, and of Go. */
export function wantedVersions(goMod) {
  return {
    kubernetes: /k8s\.io\/kubernetes v(\S+)/.exec(goMod)[1],
    go: /^go (\S+)$/m.exec(goMod)[1],
  };
}

const wanted = () =>
  wantedVersions(fs.readFileSync(path.join(MODULE, 'go.mod'), 'utf8'));

/** The folder for what is built from the module as it is now, for this machine. */
function builtDirectory() {
  const hash = hashTree(MODULE).slice(0, 8);
  return path.join(
    CACHE,
    `${wanted().kubernetes}-${process.platform}-${process.arch}-${hash}`,
  );
}

/** The folder with the API server and its store: of KUBEBUILDER_ASSETS, or built before; undefined when there is none. */
export function findKubeApiServer(environment) {
  const given = environment.KUBEBUILDER_ASSETS;
  return [given, given ? undefined : builtDirectory()]
    .filter(Boolean)
    .find(has);
}

/** Whether a Go of one version builds a module that asks for another. */
export function isNewEnough(version, wantedVersion) {
  const [major, minor] = version.split('.').map(Number);
  const [wantedMajor, wantedMinor] = wantedVersion.split('.').map(Number);
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}

/**
 * Builds the API server and its store with Go, once for each version.
 *
 * @returns The folder, or the reason why there is none.
 */
export async function provideKubeApiServer({ processes, report, env, log }) {
  if (env.KUBEBUILDER_ASSETS) {
    return {
      reason: `KUBEBUILDER_ASSETS names ${
        env.KUBEBUILDER_ASSETS
      }, which does not hold ${PROGRAMS.join(' and ')}`,
    };
  }
  const { go, kubernetes } = wanted();
  const found = await goVersion({ processes, env, log });
  if (!found) {
    return { reason: `it is built with Go, which was not found on PATH` };
  }
  if (!isNewEnough(found, go)) {
    return {
      reason: `it is built with Go ${go} or later, and Go ${found} is on PATH`,
    };
  }
  try {
    return {
      directory: await report.step(
        `Building kube-apiserver ${kubernetes} and etcd, which takes some minutes the first time`,
        () => build({ processes, env, log, kubernetes }),
      ),
    };
  } catch (error) {
    if (!(error instanceof Failure)) {
      throw error;
    }
    error.lines.forEach(line => report.line(line));
    return { reason: 'building it failed, as shown above' };
  }
}

async function goVersion({ processes, env, log }) {
  const { code, tail } = await processes.run('go', ['env', 'GOVERSION'], {
    cwd: root,
    // Without this, an old Go would answer for a newer one that it would have to download.
    env: { ...env, GOTOOLCHAIN: 'local' },
    log,
    mayFail: true,
  });
  return code === 0
    ? /go(\d+\.\d+(?:\.\d+)?)/.exec(tail.join('\n'))?.[1]
    : undefined;
}

async function build({ processes, env, log, kubernetes }) {
  const target = builtDirectory();
  const unfinished = `${target}.${process.pid}`;
  const [major, minor] = kubernetes.split('.');
  const version = 'k8s.io/component-base/version';
  const flags = [
    '-s -w',
    // The server tells its version from these.
    `-X ${version}.gitVersion=v${kubernetes}`,
    `-X ${version}.gitMajor=${major}`,
    `-X ${version}.gitMinor=${minor}`,
  ].join(' ');
  try {
    await processes.run(
      'go',
      [
        'build',
        '-mod=readonly',
        '-trimpath',
        '-buildvcs=false',
        `-ldflags=${flags}`,
        `-o=${unfinished}${path.sep}`,
        ...PROGRAMS.map(name => `./${name}`),
      ],
      {
        cwd: MODULE,
        env: { ...env, CGO_ENABLED: '0', GOTOOLCHAIN: 'local', GOFLAGS: '' },
        log,
        doing: 'Building kube-apiserver',
      },
    );
    fs.rmSync(target, { recursive: true, force: true });
    fs.renameSync(unfinished, target);
  } finally {
    fs.rmSync(unfinished, { recursive: true, force: true });
  }
  return target;
}

/** What to tell where there is none. */
export const missingKubeApiServer = reason => ({
  name: 'kube-apiserver',
  reason: `the tests of the Kubernetes source run on a real one; ${reason}`,
  remedy: `install Go ${
    wanted().go
  } or later, with a module proxy that it reaches; or name a folder with kube-apiserver and etcd, such as setup-envtest makes, with KUBEBUILDER_ASSETS=<folder>`,
});
