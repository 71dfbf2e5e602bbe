import { isDeepStrictEqual } from 'node:util';
import { CreateRoleCommand } from '@aws-sdk/client-iam';
import {
  describeOnMoto,
  OnMoto,
  startOnMoto,
} from '../../__testUtils__/onMoto';
import { DISTURBANCES, failEachCall } from '../../__testUtils__/failingCalls';
import { inputOf, runAction } from '../../__testUtils__/runAction';
import { IamRoles } from '../../aws/roles/IamRoles';
import { createDeleteRoleAction } from './deleteRole';
import { examples } from './deleteRole.examples';

describeOnMoto('irsa:role:delete on moto', () => {
  let moto: OnMoto;
  beforeAll(async () => {
    moto = await startOnMoto();
  });
  beforeEach(() => moto.proxy.reset());
  afterAll(() => moto.stop());

  const run = (input: object, options = {}) =>
    runAction(
      createDeleteRoleAction(moto.services()),
      input as { roleArn: string },
      options,
    );

  it('deletes a role with its policies, and is content when it is gone', async () => {
    const roleArn = await moto.createRole('gone');
    await expect(run({ roleArn })).resolves.toEqual({ outcome: 'deleted' });
    expect(await moto.stateOf(roleArn)).toBeUndefined();
    await expect(run({ roleArn })).resolves.toEqual({ outcome: 'absent' });
  });

  it.each(examples)('runs its example: $description', async ({ example }) => {
    const { roleArn } = inputOf(example);
    await expect(
      run({
        roleArn: String(roleArn).replace('111122223333', moto.emulated.account),
      }),
    ).resolves.toEqual({ outcome: 'absent' });
  });

  it('deletes nothing in a dry run', async () => {
    const roleArn = await moto.createRole('dry');
    await expect(run({ roleArn }, { isDryRun: true })).resolves.toEqual({
      outcome: 'dry-run',
    });
    expect(await moto.stateOf(roleArn)).toBeDefined();
  });

  it('keeps a role that others are trusted with, unless told', async () => {
    const roleArn = await moto.createRole('shared');
    const state = await moto.stateOf(roleArn);
    const trust = state?.trustPolicy as { Statement: object[] };
    await new IamRoles(moto.emulated.iam).setTrust(state?.name ?? '', {
      ...trust,
      Statement: [
        ...trust.Statement,
        {
          Effect: 'Allow',
          Principal: { AWS: `arn:aws:iam::${moto.emulated.account}:root` },
          Action: 'sts:AssumeRole',
        },
      ],
    });
    await expect(run({ roleArn })).rejects.toThrow('trusted by others');
    expect(await moto.stateOf(roleArn)).toBeDefined();
    await expect(run({ roleArn, evenIfShared: true })).resolves.toEqual({
      outcome: 'deleted',
    });
  });

  it.each(DISTURBANCES)(
    'names what it left when one call fails (%s), whichever it is, and a second run finishes it',
    async disturbance => {
      const roles = new Map<string, string>();
      const before = new Map<string, Awaited<ReturnType<OnMoto['stateOf']>>>();
      const calls = await failEachCall(
        moto.proxy,
        disturbance,
        async name => {
          const roleArn = await moto.createRole(name);
          roles.set(name, roleArn);
          before.set(name, await moto.stateOf(roleArn));
          return () => run({ roleArn });
        },
        async (name, { call, error }) => {
          const roleArn = roles.get(name) ?? '';
          const left = await moto.stateOf(roleArn);
          const said = String(error);
          const outcome =
            left === undefined
              ? // IAM did what it was asked, and only the answer was lost.
                error === undefined && call === 'DeleteRole'
              : said.includes(`iam:${call} failed`) &&
                (isDeepStrictEqual(left, before.get(name)) ||
                  said.includes(`Role ${roleArn} was not deleted`));
          expect([call, said, outcome]).toEqual([call, said, true]);
          await expect(run({ roleArn })).resolves.toEqual({
            outcome: left === undefined ? 'absent' : 'deleted',
          });
        },
      );
      expect(calls).toEqual(
        expect.arrayContaining([
          'DetachRolePolicy',
          'DeleteRolePolicy',
          'DeleteRole',
        ]),
      );
    },
  );

  it('names the role when nothing more can be told of it', async () => {
    const roleArn = await moto.createRole('dark');
    let deleting = false;
    moto.proxy.reset(call => {
      deleting ||= call === 'DeleteRole';
      return deleting ? 'refuse' : undefined;
    });
    await expect(run({ roleArn })).rejects.toThrow(
      `Whether role ${roleArn} is still there could not be read`,
    );
  });

  it('is content when two runs delete it at once, and can create it again', async () => {
    const roleArn = await moto.createRole('twice');
    const outcomes = await Promise.all([1, 2, 3].map(() => run({ roleArn })));
    for (const { outcome } of outcomes) {
      expect(['deleted', 'absent']).toContain(outcome);
    }
    expect(await moto.stateOf(roleArn)).toBeUndefined();
    expect(await moto.createRole('twice')).toBe(roleArn);
    await expect(run({ roleArn })).resolves.toEqual({ outcome: 'deleted' });
  });

  it('never touches a role that something else made', async () => {
    await moto.emulated.iam.send(
      new CreateRoleCommand({
        RoleName: 'other',
        AssumeRolePolicyDocument: '{"Version":"2012-10-17","Statement":[]}',
      }),
    );
    const roleArn = `arn:aws:iam::${moto.emulated.account}:role/other`;
    await expect(run({ roleArn })).rejects.toThrow(
      'was not created by irsa:role:create',
    );
    await expect(
      run({ roleArn: roleArn.replace('role/', 'role/a/') }),
    ).rejects.toThrow('the role of that name is');
    await expect(
      run({ roleArn: roleArn.replace('role/', 'user/') }),
    ).rejects.toThrow('is not the ARN of an IAM role');
    expect(await moto.stateOf(roleArn)).toBeDefined();
  });

  it('asks AWS nothing in an account that no guard rails name', async () => {
    await expect(
      run({ roleArn: 'arn:aws:iam::999988887777:role/other' }),
    ).rejects.toThrow('No guard rails let actions change roles in account');
    expect(moto.proxy.calls).toEqual([]);
  });

  it('leaves the role of an entity of somebody else', async () => {
    const roleArn = await moto.createRole('theirs');
    await new IamRoles(moto.emulated.iam).tag(roleArn.split('/').at(-1) ?? '', {
      'irsa.backstage.io/entity-ref': 'component:default/foreign',
    });
    await expect(run({ roleArn })).rejects.toThrow(
      'owned by group:default/finance',
    );
    expect(await moto.stateOf(roleArn)).toBeDefined();
  });
});
