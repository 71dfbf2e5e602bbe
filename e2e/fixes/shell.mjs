import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/**
 * A shell as the reader of a page has it, into which copied text is pasted.
 *
 * @param programs - a folder whose programs are found first, if any
 * @param variables - further variables of its environment
 * @returns runs a text and answers with what it writes; an error where it fails
 */
export const shell = (programs, variables) => async text => {
  const { stdout } = await execute('sh', ['-e', '-c', text], {
    env: {
      ...process.env,
      ...variables,
      PATH: [programs, process.env.PATH].filter(Boolean).join(path.delimiter),
    },
    maxBuffer: 16 * 1024 * 1024,
  });
  return stdout;
};
