import { randomInt } from 'node:crypto';
import os from 'node:os';
import { shell } from './shell.mjs';

const REGION = 'us-east-1';

/**
 * An empty account in moto, with a shell that has the AWS CLI and credentials for it.
 *
 * @param moto - the address of moto
 * @param programs - the folder with the AWS CLI
 */
export async function openAwsAccount(moto, programs) {
  const id = String(randomInt(1e11, 1e12));
  const common = {
    AWS_ENDPOINT_URL: moto,
    AWS_REGION: REGION,
    AWS_DEFAULT_REGION: REGION,
    AWS_PAGER: '',
    // Nothing of the machine that the test runs on.
    AWS_CONFIG_FILE: os.devNull,
    AWS_SHARED_CREDENTIALS_FILE: os.devNull,
  };
  const outside = shell(programs, {
    ...common,
    AWS_ACCESS_KEY_ID: 'AKIAREADER',
    AWS_SECRET_ACCESS_KEY: 'reader',
  });
  const { Credentials: keys } = JSON.parse(
    await outside(
      `aws sts assume-role --output json --role-session-name reader --role-arn arn:aws:iam::${id}:role/administrator`,
    ),
  );
  const run = shell(programs, {
    ...common,
    AWS_ACCESS_KEY_ID: keys.AccessKeyId,
    AWS_SECRET_ACCESS_KEY: keys.SecretAccessKey,
    AWS_SESSION_TOKEN: keys.SessionToken,
  });
  return {
    id,
    run,
    /** The answer of a command of the AWS CLI. */
    ask: async command => JSON.parse(await run(`${command} --output json`)),
  };
}
