import fs from 'node:fs';
import path from 'node:path';

// What npm tells its scripts and what a user of a registry or a proxy relies on.
const KEPT_NPM_SETTINGS = new Set([
  'npm_config_registry',
  'npm_config_cafile',
  'npm_config_userconfig',
  'npm_config_globalconfig',
  'npm_config_cache',
  'npm_config_proxy',
  'npm_config_https_proxy',
  'npm_config_noproxy',
  'npm_config_strict_ssl',
]);

const DROPPED =
  /^(?:npm_|COREPACK_)|^(?:NODE|INIT_CWD|NODE_OPTIONS|NODE_PATH|NODE_ENV|NODE_CHANNEL_FD)$/i;

/**
 * The environment for the programs that are started: npm hands its own Node, prefix and node-gyp on to its scripts, and
 * with those another Node and Yarn build and install wrongly.
 */
export function cleanEnvironment(environment, { binDirectory } = {}) {
  const clean = {};
  for (const [key, value] of Object.entries(environment)) {
    if (
      value !== undefined &&
      (!DROPPED.test(key) || KEPT_NPM_SETTINGS.has(key.toLowerCase()))
    ) {
      clean[key] = value;
    }
  }
  if (binDirectory) {
    clean.PATH = [binDirectory, environment.PATH]
      .filter(Boolean)
      .join(path.delimiter);
  }
  return clean;
}

const setting = (environment, name) => {
  const value = environment[`npm_config_${name}`];
  return value && value !== 'null' && value !== 'undefined' ? value : undefined;
};

/** What Yarn needs to reach the same registry as npm does, since it reads no .npmrc. */
export function yarnEnvironment(environment) {
  const wanted = {
    YARN_IGNORE_PATH: '1',
    YARN_ENABLE_PROGRESS_BARS: '0',
    YARN_ENABLE_TELEMETRY: '0',
    YARN_NPM_REGISTRY_SERVER: setting(environment, 'registry'),
    YARN_HTTPS_CA_FILE_PATH: setting(environment, 'cafile'),
    YARN_HTTP_PROXY:
      setting(environment, 'proxy') ??
      environment.HTTP_PROXY ??
      environment.http_proxy,
    YARN_HTTPS_PROXY:
      setting(environment, 'https_proxy') ??
      environment.HTTPS_PROXY ??
      environment.https_proxy,
  };
  const result = { ...environment };
  for (const [key, value] of Object.entries(wanted)) {
    if (value && !result[key]) {
      result[key] = value;
    }
  }
  return result;
}

/** Whether package managers may keep their caches in the home directory. */
export function homeIsUsable(environment) {
  const home = environment.HOME;
  if (!home || !path.isAbsolute(home)) {
    return false;
  }
  try {
    fs.mkdirSync(home, { recursive: true });
    fs.accessSync(home, fs.constants.W_OK);
    return true;
  } catch {
    // Whatever the reason is, a folder of our own serves as well.
    return false;
  }
}

/** With an unusable home, a folder of our own stands in for it, since npm, Yarn and the tools all write there. */
export function withHome(environment, fallback) {
  if (homeIsUsable(environment)) {
    return environment;
  }
  const rest = { ...environment };
  // Both were derived from the home that cannot be used.
  delete rest.npm_config_cache;
  delete rest.npm_config_userconfig;
  fs.mkdirSync(fallback, { recursive: true });
  return { ...rest, HOME: fallback };
}
