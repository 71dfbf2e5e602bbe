import { PutRolePolicyCommand } from '@aws-sdk/client-iam';
import {
  describeOnMoto,
  OnMoto,
  startOnMoto,
} from '../../__testUtils__/onMoto';
import { DISTURBANCES, failEachCall } from '../../__testUtils__/failingCalls';
import { inputOf, runAction } from '../../__testUtils__/runAction';
import { IamRoles } from '../../aws/roles/IamRoles';
import { createExtendTrustPolicyAction } from './extendTrustPolicy';
import { examples } from './extendTrustPolicy.examples';

type Input = {
  roleArn: string;
  clusters: string[];
  namespace: string;
  serviceAccount: string;
};

describeOnMoto('irsa:trust-policy:extend on moto', () => {
  let moto: OnMoto;
  beforeAll(async () => {
    moto = await startOnMoto();
  });
  beforeEach(() => moto.proxy.reset());
  afterAll(() => moto.stop());

  const inputFor = (roleArn: string, namespace: string): Input => ({
    roleArn,
    clusters: ['prod-use1'],
    namespace,
    serviceAccount: 'refund-worker',
  });
  const run = (
    input: Input,
    options = {},
    rails: Parameters<OnMoto['services']>[0] = {},
  ) =>
    runAction(
      createExtendTrustPolicyAction(moto.services(rails)),
      input,
      options,
    );

  it.each(examples)('runs its example: $description', async ({ example }) => {
    const roleArn = await moto.createRole(
      `example-${examples.findIndex(each => each.example === example)}`,
    );
    await expect(
      run({ ...(inputOf(example) as Input), roleArn }),
    ).resolves.toMatchObject({ outcome: 'extended' });
  });

  it('adds a cluster, keeps foreign statements, and changes nothing the second time', async () => {
    const roleArn = await moto.createRole('blue-green');
    const roles = new IamRoles(moto.emulated.iam);
    const before = await moto.stateOf(roleArn);
    const own = (before?.trustPolicy as { Statement: object[] }).Statement;
    const foreign = {
      Sid: 'Deploys',
      Effect: 'Allow',
      Principal: {
        Federated: `arn:aws:iam::${moto.emulated.account}:oidc-provider/token.actions.githubusercontent.com`,
      },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: {
        StringEquals: {
          'token.actions.githubusercontent.com:sub':
            'repo:a/b:ref:refs/heads/main',
        },
      },
    };
    await roles.setTrust(before?.name ?? '', {
      Version: '2012-10-17',
      Statement: [foreign, ...own],
    });
    const input = inputFor(roleArn, 'blue-green');
    await expect(run(input, { isDryRun: true })).resolves.toMatchObject({
      outcome: 'dry-run',
      trustPolicy: { Statement: [foreign, ...own, expect.anything()] },
    });
    expect((await moto.stateOf(roleArn))?.trustPolicy).toMatchObject({
      Statement: [foreign, ...own],
    });

    await expect(run(input)).resolves.toMatchObject({ outcome: 'extended' });
    const after = await moto.stateOf(roleArn);
    expect(after?.trustPolicy).toMatchObject({
      Statement: [foreign, ...own, expect.anything()],
    });
    expect(after?.tags['irsa.backstage.io/service-account']).toBe(
      'prod-euw1/blue-green/refund-worker prod-use1/blue-green/refund-worker',
    );
    await expect(run(input)).resolves.toMatchObject({ outcome: 'unchanged' });
  });

  it('has both when two runs extend it at once', async () => {
    const roleArn = await moto.createRole('together');
    const input = inputFor(roleArn, 'together');
    // Each run looks again after the pause, in which the others have written what they read before.
    const action = createExtendTrustPolicyAction({
      ...moto.services(),
      pause: 1_000,
    });
    await Promise.all(
      ['a', 'b', 'c'].map(serviceAccount =>
        runAction(action, { ...input, serviceAccount }),
      ),
    );
    const text = JSON.stringify((await moto.stateOf(roleArn))?.trustPolicy);
    for (const name of ['refund-worker', 'a', 'b', 'c']) {
      expect(text).toContain(`system:serviceaccount:together:${name}"`);
    }
  });

  it('says what to do when the policy gets too large', async () => {
    const roleArn = await moto.createRole('large');
    const input = inputFor(roleArn, 'large');
    const fill = async () => {
      for (const letter of 'abcdefghij') {
        await run({ ...input, serviceAccount: letter.repeat(200) });
      }
    };
    await expect(fill()).rejects.toThrow(
      /the quota of the account is 2048\. Create a role of its own/,
    );
  });

  it.each(DISTURBANCES)(
    'leaves the role as it was when one call fails (%s), whichever it is',
    async disturbance => {
      const before = new Map<string, Awaited<ReturnType<OnMoto['stateOf']>>>();
      const roles = new Map<string, string>();
      const calls = await failEachCall(
        moto.proxy,
        disturbance,
        async name => {
          const roleArn = await moto.createRole(name);
          roles.set(name, roleArn);
          before.set(name, await moto.stateOf(roleArn));
          return () => run(inputFor(roleArn, name));
        },
        async (name, { call, error }) => {
          const roleArn = roles.get(name) ?? '';
          expect([call, String(error)]).toEqual([
            call,
            expect.stringContaining(`${call} failed for`),
          ]);
          expect([call, await moto.stateOf(roleArn)]).toEqual([
            call,
            before.get(name),
          ]);
          await expect(run(inputFor(roleArn, name))).resolves.toMatchObject({
            outcome: 'extended',
          });
        },
      );
      expect(calls).toEqual(
        expect.arrayContaining(['UpdateAssumeRolePolicy', 'TagRole']),
      );
    },
  );

  it('adds what somebody has taken out since', async () => {
    const roleArn = await moto.createRole('drifted');
    const input = inputFor(roleArn, 'drifted');
    const before = await moto.stateOf(roleArn);
    await run(input);
    const extended = await moto.stateOf(roleArn);
    await new IamRoles(moto.emulated.iam).setTrust(
      before?.name ?? '',
      before?.trustPolicy,
    );
    await expect(run(input)).resolves.toMatchObject({ outcome: 'extended' });
    expect(await moto.stateOf(roleArn)).toEqual(extended);
  });

  it('puts the trust policy back when the tags cannot be written', async () => {
    const roleArn = await moto.createRole('tags');
    const before = await moto.stateOf(roleArn);
    moto.proxy.reset(call => (call === 'TagRole' ? 'refuse' : undefined));
    await expect(run(inputFor(roleArn, 'tags'))).rejects.toThrow(
      `The trust policy of role ${roleArn} is as it was`,
    );
    expect(await moto.stateOf(roleArn)).toEqual(before);
  });

  it('names what it left when that fails as well', async () => {
    const roleArn = await moto.createRole('left');
    let updates = 0;
    moto.proxy.reset(call => {
      updates += call === 'UpdateAssumeRolePolicy' ? 1 : 0;
      return call === 'TagRole' || updates > 1 ? 'refuse' : undefined;
    });
    await expect(run(inputFor(roleArn, 'left'))).rejects.toThrow(
      /left behind: the statements .* of role arn:/,
    );
    moto.proxy.reset();
    await expect(run(inputFor(roleArn, 'left'))).resolves.toMatchObject({
      outcome: 'unchanged',
    });
    expect(
      (await moto.stateOf(roleArn))?.tags['irsa.backstage.io/service-account'],
    ).toContain('prod-use1/left/refund-worker');
  });

  it('refuses what the guard rails forbid', async () => {
    const roleArn = await moto.createRole('rails');
    const input = inputFor(roleArn, 'rails');
    await expect(run({ ...input, serviceAccount: '*' })).rejects.toThrow(
      '[subjects]',
    );
    await expect(run(input, {}, { clusters: ['prod-euw1'] })).rejects.toThrow(
      '[guard-rails]',
    );
    await expect(
      run(
        input,
        {},
        { permissionsBoundary: 'arn:aws:iam::{account}:policy/other' },
      ),
    ).rejects.toThrow('[permissions-boundary]');
  });

  it('refuses to hand on permissions that the guard rails of the new place deny', async () => {
    const roleArn = await moto.createRole('handed-on');
    const input = inputFor(roleArn, 'handed-on');
    const before = await moto.stateOf(roleArn);
    await expect(
      run(input, {}, { actions: { deny: ['s3:Get*'] } }),
    ).rejects.toThrow('[actions]');
    await expect(
      run(
        input,
        {},
        {
          managedPolicies: { deny: ['arn:aws:iam::*:policy/tracing'] },
        },
      ),
    ).rejects.toThrow('[managed-policies]');
    await expect(
      run(input, { isDryRun: true }, { actions: { deny: ['s3:Get*'] } }),
    ).rejects.toThrow('[actions]');
    expect(await moto.stateOf(roleArn)).toEqual(before);
  });

  it('refuses a role whose permissions cannot be told', async () => {
    const roleArn = await moto.createRole('untold');
    const state = await moto.stateOf(roleArn);
    await moto.emulated.iam.send(
      new PutRolePolicyCommand({
        RoleName: state?.name,
        PolicyName: 'by-hand',
        PolicyDocument: JSON.stringify({
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }],
        }),
      }),
    );
    await expect(run(inputFor(roleArn, 'untold'))).rejects.toThrow(
      '[inverted-statements]',
    );
  });

  it('says that a Deny keeps the service account out', async () => {
    const roleArn = await moto.createRole('denied');
    const state = await moto.stateOf(roleArn);
    const { Statement } = state?.trustPolicy as { Statement: object[] };
    await new IamRoles(moto.emulated.iam).setTrust(state?.name ?? '', {
      Version: '2012-10-17',
      Statement: [
        ...Statement,
        {
          Effect: 'Deny',
          Principal: '*',
          Action: 'sts:AssumeRoleWithWebIdentity',
        },
      ],
    });
    await expect(run(inputFor(roleArn, 'denied'))).rejects.toThrow(
      'keeps the service account out',
    );
  });

  it('says that there is no such role', async () => {
    await expect(
      run(inputFor(`arn:aws:iam::${moto.emulated.account}:role/none`, 'none')),
    ).rejects.toThrow('Create it with irsa:role:create');
  });
});
