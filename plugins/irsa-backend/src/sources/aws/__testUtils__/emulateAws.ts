import { AwsEmulator } from './AwsEmulator';

/** What planted credentials hold, to be looked for where it must not be. */
export const PLANTED_SECRET = 'planted-secret-access-key';

/** Has the AWS clients of this process talk to an emulator in front of moto, until it is stopped. */
export async function emulateAws(
  moto: string,
): Promise<{ emulator: AwsEmulator; stop: () => Promise<void> }> {
  const environment = { ...process.env };
  const emulator = await AwsEmulator.start(moto);
  process.env = {
    ...environment,
    AWS_ENDPOINT_URL: emulator.url,
    AWS_ACCESS_KEY_ID: 'backend',
    AWS_SECRET_ACCESS_KEY: PLANTED_SECRET,
    AWS_EC2_METADATA_DISABLED: 'true',
  };
  return {
    emulator,
    stop: async () => {
      process.env = environment;
      await emulator.stop();
    },
  };
}
