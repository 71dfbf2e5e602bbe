import { spawnSync } from 'node:child_process';
import { delimiter } from 'node:path';

/** A moto server, and the folder of programs in which the AWS CLI is. */
const MOTO = process.env.IRSA_TEST_MOTO_URL;
const TOOLS = process.env.IRSA_TEST_PYTHON_TOOLS;

export const HAS_AWS_CLI = Boolean(MOTO && TOOLS);

/**
 * What a shell knows beside the AWS CLI. What moto does not have (Pod Identity, adding an audience) the CLI only checks, with its options,
 * and answers itself; what is done in a cluster is another test's concern.
 */
const FUNCTIONS = `
aws() {
  case "$1 $2" in
    'eks '* | *' add-client-id-to-open-id-connect-provider')
      command aws "$@" --generate-cli-skeleton output
      ;;
    *) command aws "$@" ;;
  esac
}
kubectl() { :; }
`;

/** The AWS CLI with an account of moto. */
export class AwsCli {
  readonly #environment: NodeJS.ProcessEnv;

  constructor(account: string) {
    this.#environment = {
      PATH: [TOOLS, process.env.PATH].join(delimiter),
      AWS_ENDPOINT_URL: MOTO,
      AWS_DEFAULT_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'none',
      AWS_SECRET_ACCESS_KEY: 'none',
      // Else it reads the settings of whoever runs the tests.
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    };
    const { Credentials } = this.json<{
      Credentials: Record<
        'AccessKeyId' | 'SecretAccessKey' | 'SessionToken',
        string
      >;
    }>(
      `sts assume-role --role-session-name test --role-arn arn:aws:iam::${account}:role/test`,
    );
    this.#environment = {
      ...this.#environment,
      AWS_ACCESS_KEY_ID: Credentials.AccessKeyId,
      AWS_SECRET_ACCESS_KEY: Credentials.SecretAccessKey,
      AWS_SESSION_TOKEN: Credentials.SessionToken,
    };
  }

  /** Runs a script; throws when the shell or a command fails. */
  run(script: string, folder?: string): string {
    const { stdout, stderr, status } = spawnSync(
      '/bin/sh',
      ['-c', `set -eu\n${FUNCTIONS}\n${script}`],
      { encoding: 'utf8', env: this.#environment, cwd: folder },
    );
    if (status !== 0) {
      throw new Error(`This failed: ${script}\n${stderr}`);
    }
    return stdout;
  }

  /** The answer of a command. */
  json<T>(command: string): T {
    return JSON.parse(this.run(`aws ${command} --output json`)) as T;
  }
}
