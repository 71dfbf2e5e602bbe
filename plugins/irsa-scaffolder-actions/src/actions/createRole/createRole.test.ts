import {
  AttachRolePolicyCommand,
  CreateRoleCommand,
  ListRolesCommand,
  UpdateAssumeRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { JsonObject } from '@backstage/types';
import { Disturbance } from '../../__testUtils__/AwsProxy';
import {
  describeOnMoto,
  OnMoto,
  startOnMoto,
} from '../../__testUtils__/onMoto';
import { inputOf, runAction } from '../../__testUtils__/runAction';
import { IamRoles } from '../../aws/roles/IamRoles';
import { createCreateRoleAction } from './createRole';
import { examples } from './createRole.examples';

describeOnMoto('irsa:role:create on moto', () => {
  let moto: OnMoto;
  beforeAll(async () => {
    moto = await startOnMoto();
  });
  beforeEach(() => moto.proxy.reset());
  afterAll(() => moto.stop());

  const actionWith = (rails: Parameters<OnMoto['services']>[0] = {}) =>
    createCreateRoleAction(moto.services(rails));

  const inputFor = (namespace: string, more: object = {}) => ({
    clusters: ['prod-euw1'],
    namespace,
    serviceAccount: 'refund-worker',
    entityRef: 'component:default/refund-worker',
    accessPacks: [{ pack: 'read-bucket', parameters: { bucket: 'refunds' } }],
    managedPolicies: [moto.emulated.policyArn],
    ...more,
  });

  const stateOf = (name: unknown) =>
    new IamRoles(moto.emulated.iam).read(String(name));

  const rolesOf = async (namespace: string) => {
    const { Roles: roles = [] } = await moto.emulated.iam.send(
      new ListRolesCommand({ PathPrefix: `/backstage/${namespace}/` }),
    );
    return roles.map(({ Arn }) => Arn);
  };

  it('creates a role as planned, and changes nothing the second time', async () => {
    const input = inputFor('twice', { tags: { 'cost-centre': '4711' } });
    const first = await runAction(actionWith(), input);
    expect(first).toMatchObject({ outcome: 'created', differences: [] });
    const state = await stateOf(first.roleName);
    expect(state).toMatchObject({
      arn: first.roleArn,
      path: '/backstage/twice/',
      permissionsBoundary: `arn:aws:iam::${moto.emulated.account}:policy/workload-boundary`,
      managedPolicies: [moto.emulated.policyArn],
      tags: {
        'cost-centre': '4711',
        'irsa.backstage.io/entity-ref': 'component:default/refund-worker',
        'irsa.backstage.io/service-account': 'prod-euw1/twice/refund-worker',
        'irsa.backstage.io/template': 'template:default/new-service',
        'irsa.backstage.io/access-pack.1': 'read-bucket bucket=refunds',
        'irsa.backstage.io/task': 'task-1',
        owner: 'group:default/payments',
        'managed-by': 'backstage',
      },
    });
    expect([...(state?.inlinePolicies.keys() ?? [])]).toEqual(['permissions']);

    moto.proxy.reset();
    await expect(
      runAction(actionWith(), input, { taskId: 'task-2' }),
    ).resolves.toMatchObject({ outcome: 'unchanged', roleArn: first.roleArn });
    expect(
      moto.proxy.calls.filter(call =>
        /^(Create|Put|Attach|Tag|Update|Delete|Detach)/.test(call),
      ),
    ).toEqual([]);
  });

  it.each(examples)('runs its example: $description', async ({ example }) => {
    const input: JsonObject = inputOf(example);
    await expect(
      runAction(actionWith(), {
        ...inputFor('examples'),
        managedPolicies: [],
        accessPacks: [],
        ...input,
        namespace: `example-${examples.findIndex(
          each => each.example === example,
        )}`,
      }),
    ).resolves.toMatchObject({ outcome: 'created' });
  });

  it('asks AWS nothing in a dry run', async () => {
    await expect(
      runAction(actionWith(), inputFor('dry'), { isDryRun: true }),
    ).resolves.toMatchObject({ outcome: 'dry-run' });
    expect(moto.proxy.calls).toEqual([]);
  });

  it('reports drift, and changes it only when asked', async () => {
    const input = inputFor('drift');
    const { roleName } = await runAction(actionWith(), input);
    await moto.emulated.iam.send(
      new UpdateAssumeRolePolicyCommand({
        RoleName: String(roleName),
        PolicyDocument: JSON.stringify({
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 'pods.eks.amazonaws.com' },
              Action: ['sts:AssumeRole', 'sts:TagSession'],
            },
          ],
        }),
      }),
    );
    const open = await stateOf(roleName);
    await expect(runAction(actionWith(), input)).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringMatching(
        /AssumeRolePolicyDocument is .*pods\.eks.* and should be .*onDrift: change/s,
      ),
    });
    await expect(
      runAction(actionWith(), { ...input, onDrift: 'report' }),
    ).resolves.toMatchObject({
      outcome: 'drifted',
      differences: [
        expect.objectContaining({ what: 'AssumeRolePolicyDocument' }),
      ],
    });
    expect(await stateOf(roleName)).toEqual(open);

    await expect(
      runAction(actionWith(), { ...input, onDrift: 'change' }),
    ).resolves.toMatchObject({ outcome: 'changed' });
    await expect(runAction(actionWith(), input)).resolves.toMatchObject({
      outcome: 'unchanged',
    });
  });

  it('takes away a policy that somebody attached', async () => {
    const input = inputFor('more', { managedPolicies: [] });
    const { roleName } = await runAction(actionWith(), input);
    await moto.emulated.iam.send(
      new AttachRolePolicyCommand({
        RoleName: String(roleName),
        PolicyArn: moto.emulated.policyArn,
      }),
    );
    await runAction(actionWith(), { ...input, onDrift: 'change' });
    expect(await stateOf(roleName)).toMatchObject({ managedPolicies: [] });
  });

  it('names what it changed when a change fails half-way', async () => {
    const input = inputFor('half');
    const { roleName } = await runAction(actionWith(), input);
    const wider = {
      ...input,
      tags: { team: 'payments' },
      accessPacks: [{ pack: 'read-bucket', parameters: { bucket: 'other' } }],
      onDrift: 'change' as const,
    };
    moto.proxy.reset(call => (call === 'TagRole' ? 'refuse' : undefined));
    await expect(runAction(actionWith(), wider)).rejects.toThrow(
      /iam:TagRole failed .* Changed before that in role .*: RolePolicy permissions\./,
    );
    moto.proxy.reset();
    await expect(runAction(actionWith(), wider)).resolves.toMatchObject({
      outcome: 'changed',
    });
    expect((await stateOf(roleName))?.tags.team).toBe('payments');
  });

  it('never touches a role that was not made for the entity', async () => {
    const input = inputFor('taken');
    const { roleName } = await runAction(actionWith(), input, {
      isDryRun: true,
    });
    await moto.emulated.iam.send(
      new CreateRoleCommand({
        RoleName: String(roleName),
        Path: '/backstage/taken/',
        AssumeRolePolicyDocument: JSON.stringify({
          Version: '2012-10-17',
          Statement: [],
        }),
      }),
    );
    const before = await stateOf(roleName);
    await expect(
      runAction(actionWith(), { ...input, onDrift: 'change' }),
    ).rejects.toThrow('that was not made for this identity');
    expect(await stateOf(roleName)).toEqual(before);
  });

  it('counts the roles of the namespace', async () => {
    const action = actionWith({ rolesPerNamespace: 1 });
    const input = inputFor('few');
    await runAction(action, input);
    await expect(runAction(action, input)).resolves.toMatchObject({
      outcome: 'unchanged',
    });
    await expect(
      runAction(action, { ...input, serviceAccount: 'another' }),
    ).rejects.toThrow('The namespace has 1 roles');
    expect(await rolesOf('few')).toHaveLength(1);
  });

  it('leaves one whole role when two runs create it at once', async () => {
    const input = inputFor('race');
    const outcomes = await Promise.all(
      ['task-a', 'task-b', 'task-c'].map(taskId =>
        runAction(actionWith(), input, { taskId }),
      ),
    );
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual([
      'created',
      'unchanged',
      'unchanged',
    ]);
    expect(await rolesOf('race')).toHaveLength(1);
    expect(await stateOf(outcomes[0].roleName)).toMatchObject({
      managedPolicies: [moto.emulated.policyArn],
    });
  });

  it('goes on where an earlier try of the same task ended', async () => {
    const input = inputFor('resumed');
    moto.proxy.reset((call, index) =>
      index > 0 && /^(AttachRolePolicy|GetRole|DeleteRole)$/.test(call)
        ? 'refuse'
        : undefined,
    );
    await expect(runAction(actionWith(), input)).rejects.toThrow(
      'Perhaps left behind',
    );
    moto.proxy.reset();
    expect(await rolesOf('resumed')).toHaveLength(1);
    await expect(runAction(actionWith(), input)).resolves.toMatchObject({
      outcome: 'created',
    });
  });

  it('stops when the task is cancelled, and leaves nothing', async () => {
    const controller = new AbortController();
    moto.proxy.reset(call => {
      if (call === 'CreateRole') {
        controller.abort();
      }
      return undefined;
    });
    await expect(
      runAction(actionWith(), inputFor('cancelled'), {
        signal: controller.signal,
      }),
    ).rejects.toThrow('was removed again');
    expect(await rolesOf('cancelled')).toEqual([]);
  });

  describe.each<Disturbance>(['refuse', 'lose-answer'])(
    'when one call fails (%s)',
    disturbance => {
      it('leaves nothing behind that it does not name, whichever it is', async () => {
        await runAction(actionWith(), inputFor(`whole-${disturbance}`));
        const calls = [...moto.proxy.calls];
        expect(calls).toContain('CreateRole');
        for (const [at, call] of calls.entries()) {
          const namespace = `fail-${disturbance}-${at}`;
          moto.proxy.reset((_, index) =>
            index === at ? disturbance : undefined,
          );
          const run = runAction(actionWith(), inputFor(namespace));
          await expect(run).rejects.toThrow(`${call} failed`);
          moto.proxy.reset();
          expect(await rolesOf(namespace)).toEqual([]);
        }
      });

      it('and names the role when removing it fails as well', async () => {
        await runAction(actionWith(), inputFor(`both-${disturbance}`));
        const after = [...moto.proxy.calls.keys()].slice(
          moto.proxy.calls.indexOf('CreateRole') + 1,
        );
        for (const at of after) {
          const namespace = `left-${disturbance}-${at}`;
          moto.proxy.reset((_, index) => (index >= at ? 'refuse' : undefined));
          const run = runAction(actionWith(), inputFor(namespace));
          await expect(run).rejects.toThrow(
            `role arn:aws:iam::${moto.emulated.account}:role/backstage/${namespace}/`,
          );
          moto.proxy.reset();
        }
      });
    },
  );

  describe('refuses before AWS is asked', () => {
    it.each([
      ['without createRole', { createRole: false }, 'create-role'],
      ['without accounts', { accounts: undefined }, 'account'],
      ['without a path', { path: undefined }, 'path'],
      [
        'without a boundary',
        { permissionsBoundary: undefined },
        'permissions-boundary',
      ],
    ])('%s', async (_, rails, rule) => {
      for (const isDryRun of [false, true]) {
        await expect(
          runAction(actionWith(rails), inputFor('refused'), { isDryRun }),
        ).rejects.toThrow(`[${rule}]`);
      }
      expect(moto.proxy.calls).toEqual([]);
    });

    it('for an entity of somebody else', async () => {
      await expect(
        runAction(
          actionWith(),
          inputFor('refused', { entityRef: 'component:default/foreign' }),
        ),
      ).rejects.toThrow('owned by group:default/finance');
      expect(moto.proxy.calls).toEqual([]);
    });
  });
});
