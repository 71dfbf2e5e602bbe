import { spawnSync } from 'node:child_process';

/** A command of the AWS CLI, as a shell reads it. */
export interface AwsCommand {
  readonly verb: string;
  readonly options: Readonly<Record<string, string>>;
}

/** The commands of the AWS CLI in a script: a shell runs it with a function in place of the CLI, which writes down what it is given. */
export function readCommands(script: string): AwsCommand[] {
  const { stdout, status, stderr } = spawnSync(
    '/bin/sh',
    ['-c', `aws() { printf '%s\\0' "$@"; printf '\\001\\0'; }\n${script}`],
    { encoding: 'utf8', env: { PATH: '/nowhere' } },
  );
  if (status !== 0 || stderr !== '') {
    throw new Error(`The shell does not run this: ${stderr}\n${script}`);
  }
  return stdout
    .split('\u0001\0')
    .filter(each => each !== '')
    .map(each => {
      const [, verb, ...words] = each.split('\0').slice(0, -1);
      return {
        verb,
        options: Object.fromEntries(
          words.flatMap((word, index) =>
            index % 2 === 0 ? [[word, words[index + 1]]] : [],
          ),
        ),
      };
    });
}
