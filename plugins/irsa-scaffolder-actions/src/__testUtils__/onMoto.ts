import { createCreateRoleAction } from '../actions/createRole/createRole';
import { IamRoles } from '../aws/roles/IamRoles';
import { IdentityServices } from '../identity/IdentityServices';
import { authorization } from './authorization';
import { AwsProxy } from './AwsProxy';
import {
  EmulatedAccount,
  emulatedAccount,
  EMULATOR_ENVIRONMENT,
} from './emulatedAccount';
import { guardRailsOf, planning } from './planning';
import { runAction } from './runAction';

const MOTO = process.env.IRSA_TEST_MOTO_URL;

// `npm test` starts moto, and counts it as missing where it cannot.
export const describeOnMoto = MOTO ? describe : describe.skip;

/** An account of moto behind a proxy, for the tests of one file. */
export interface OnMoto {
  readonly proxy: AwsProxy;
  readonly emulated: EmulatedAccount;
  /** What actions rest on, with guard rails that let anything be created in the account. */
  services(rails?: Parameters<typeof guardRailsOf>[1]): IdentityServices;
  /** The state of a role by its ARN. */
  stateOf(roleArn: unknown): ReturnType<IamRoles['read']>;
  /** Creates a role for refund-worker, and answers with its ARN. */
  createRole(namespace: string, more?: object): Promise<string>;
  stop(): Promise<void>;
}

/** Starts the proxy, and has every client of AWS ask it until it is stopped. */
export async function startOnMoto(): Promise<OnMoto> {
  const environment = process.env;
  const proxy = await AwsProxy.start(MOTO ?? '');
  process.env = {
    ...environment,
    ...EMULATOR_ENVIRONMENT,
    AWS_ENDPOINT_URL: proxy.url,
  };
  const emulated = await emulatedAccount();
  const services: OnMoto['services'] = rails => ({
    ...planning(emulated.account, rails),
    authorization: authorization(),
    aws: emulated.aws,
    pause: 10,
  });
  return {
    proxy,
    emulated,
    services,
    stateOf: roleArn =>
      new IamRoles(emulated.iam).read(String(roleArn).split('/').at(-1) ?? ''),
    createRole: async (namespace, more = {}) => {
      const { roleArn } = await runAction(createCreateRoleAction(services()), {
        clusters: ['prod-euw1'],
        namespace,
        serviceAccount: 'refund-worker',
        entityRef: 'component:default/refund-worker',
        accessPacks: [
          { pack: 'read-bucket', parameters: { bucket: 'refunds' } },
        ],
        managedPolicies: [emulated.policyArn],
        ...more,
      });
      return String(roleArn);
    },
    stop: async () => {
      process.env = environment;
      await proxy.stop();
    },
  };
}
