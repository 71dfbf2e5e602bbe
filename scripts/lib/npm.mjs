import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** How npm is called: the one that runs this, if one does. */
export function npmCommand(environment = process.env) {
  const cli = environment.npm_execpath;
  return cli && /npm-cli\.[cm]?js$/.test(cli)
    ? [process.execPath, cli]
    : ['npm'];
}

/**
 * The registry settings of npm, which it hands to its scripts as variables. When it is not npm that runs this, it is
 * asked for them.
 */
export async function withNpmSettings(environment) {
  if (environment.npm_execpath) {
    return environment;
  }
  const result = { ...environment };
  for (const name of ['registry', 'cafile']) {
    const variable = `npm_config_${name}`;
    if (!result[variable]) {
      try {
        const { stdout } = await execute('npm', ['config', 'get', name]);
        result[variable] = stdout.trim();
      } catch {
        // Without npm, Yarn's own settings hold.
        return environment;
      }
    }
  }
  return result;
}
