import { DISTURBANCES, failEachCall } from '../../__testUtils__/failingCalls';
import {
  describeOnMoto,
  OnMoto,
  startOnMoto,
} from '../../__testUtils__/onMoto';
import { inputOf, runAction } from '../../__testUtils__/runAction';
import { EksAssociations } from '../../aws/associations/EksAssociations';
import { createAssociatePodIdentityAction } from './associatePodIdentity';
import { examples } from './associatePodIdentity.examples';

type Input = {
  roleArn: string;
  clusters: string[];
  namespace: string;
  serviceAccount: string;
  replaceRole?: boolean;
};

describeOnMoto('irsa:pod-identity:associate on moto', () => {
  let moto: OnMoto;
  beforeAll(async () => {
    moto = await startOnMoto();
  });
  beforeEach(() => moto.proxy.reset());
  afterAll(() => moto.stop());

  const inputFor = (roleArn: string, namespace: string): Input => ({
    roleArn,
    clusters: ['prod-euw1', 'prod-use1'],
    namespace,
    serviceAccount: 'refund-worker',
  });
  const run = (input: Input, options = {}) =>
    runAction(
      createAssociatePodIdentityAction(moto.services()),
      input,
      options,
    );
  const associationsOf = async (namespace: string) =>
    Promise.all(
      [
        ['prod-euw1', 'eu-west-1'],
        ['prod-use1', 'us-east-1'],
      ].map(async ([clusterName, region]) =>
        new EksAssociations(
          await moto.emulated.aws.eks(moto.emulated.account, region),
        ).find({ clusterName, namespace, serviceAccount: 'refund-worker' }),
      ),
    );

  it.each(examples)('runs its example: $description', async ({ example }) => {
    const input = inputOf(example) as Input;
    const roleArn = await moto.createRole(input.namespace);
    await expect(run({ ...input, roleArn })).resolves.toEqual({
      trustPolicy: 'extended',
      associations: [{ cluster: 'prod-euw1', outcome: 'created' }],
    });
  });

  it('associates in each cluster, and trusts cluster, namespace and name', async () => {
    const roleArn = await moto.createRole('both');
    const input = inputFor(roleArn, 'both');
    await expect(run(input, { isDryRun: true })).resolves.toMatchObject({
      trustPolicy: 'dry-run',
    });
    expect(await associationsOf('both')).toEqual([undefined, undefined]);

    await expect(run(input)).resolves.toEqual({
      trustPolicy: 'extended',
      associations: [
        { cluster: 'prod-euw1', outcome: 'created' },
        { cluster: 'prod-use1', outcome: 'created' },
      ],
    });
    expect(await associationsOf('both')).toEqual([
      expect.objectContaining({ roleArn }),
      expect.objectContaining({ roleArn }),
    ]);
    expect((await moto.stateOf(roleArn))?.trustPolicy).toMatchObject({
      Statement: [
        { Principal: { Federated: expect.any(String) } },
        {
          Principal: { Service: 'pods.eks.amazonaws.com' },
          Condition: {
            StringEquals: {
              'aws:RequestTag/eks-cluster-arn': [
                expect.stringContaining('cluster/prod-euw1'),
                expect.stringContaining('cluster/prod-use1'),
              ],
              'aws:RequestTag/kubernetes-namespace': 'both',
              'aws:RequestTag/kubernetes-service-account': 'refund-worker',
            },
          },
        },
      ],
    });
    await expect(run(input)).resolves.toEqual({
      trustPolicy: 'unchanged',
      associations: [
        { cluster: 'prod-euw1', outcome: 'unchanged' },
        { cluster: 'prod-use1', outcome: 'unchanged' },
      ],
    });
  });

  it('leaves a service account that has another role, unless told', async () => {
    const first = await moto.createRole('moved');
    const second = await moto.createRole('moved', { serviceAccount: 'new' });
    await run(inputFor(first, 'moved'));
    const before = await moto.stateOf(second);
    await expect(run(inputFor(second, 'moved'))).rejects.toThrow(
      `is associated with ${first} already`,
    );
    expect(await moto.stateOf(second)).toEqual(before);
    await expect(
      run({ ...inputFor(second, 'moved'), replaceRole: true }),
    ).resolves.toMatchObject({
      associations: [{ outcome: 'changed' }, { outcome: 'changed' }],
    });
    expect(await associationsOf('moved')).toEqual([
      expect.objectContaining({ roleArn: second }),
      expect.objectContaining({ roleArn: second }),
    ]);
  });

  it('has both when two runs associate at once', async () => {
    const roleArn = await moto.createRole('together');
    const action = createAssociatePodIdentityAction({
      ...moto.services(),
      pause: 1_000,
    });
    await Promise.all(
      [1, 2, 3].map(() => runAction(action, inputFor(roleArn, 'together'))),
    );
    expect(await associationsOf('together')).toEqual([
      expect.objectContaining({ roleArn }),
      expect.objectContaining({ roleArn }),
    ]);
    await expect(run(inputFor(roleArn, 'together'))).resolves.toMatchObject({
      trustPolicy: 'unchanged',
    });
  });

  it('associates anew what somebody has taken away', async () => {
    const roleArn = await moto.createRole('drifted');
    const input = inputFor(roleArn, 'drifted');
    await run(input);
    const eks = new EksAssociations(
      await moto.emulated.aws.eks(moto.emulated.account, 'us-east-1'),
    );
    const [, there] = await associationsOf('drifted');
    await eks.delete(
      {
        clusterName: 'prod-use1',
        namespace: 'drifted',
        serviceAccount: 'refund-worker',
      },
      there?.id ?? '',
    );
    await expect(run(input)).resolves.toEqual({
      trustPolicy: 'unchanged',
      associations: [
        { cluster: 'prod-euw1', outcome: 'unchanged' },
        { cluster: 'prod-use1', outcome: 'created' },
      ],
    });
  });

  it.each(DISTURBANCES)(
    'puts everything back when one call fails (%s), whichever it is',
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
          return () => run(inputFor(roleArn, name));
        },
        async (name, { call, error }) => {
          expect([call, String(error)]).toEqual([
            call,
            expect.stringContaining('failed for'),
          ]);
          expect([
            call,
            await associationsOf(name),
            await moto.stateOf(roles.get(name)),
          ]).toEqual([call, [undefined, undefined], before.get(name)]);
        },
      );
      expect(calls.filter(call => call.startsWith('POST'))).toHaveLength(2);
    },
  );

  it.each(DISTURBANCES)(
    'gives a service account its former role back when one call fails (%s), whichever it is',
    async disturbance => {
      const first = new Map<string, string>();
      const second = new Map<string, string>();
      const before = new Map<string, Awaited<ReturnType<OnMoto['stateOf']>>>();
      await failEachCall(
        moto.proxy,
        disturbance,
        async prefix => {
          const name = `again-${prefix}`;
          const former = await moto.createRole(name);
          await run(inputFor(former, name));
          const next = await moto.createRole(name, { serviceAccount: 'new' });
          first.set(prefix, former);
          second.set(prefix, next);
          before.set(prefix, await moto.stateOf(next));
          return () => run({ ...inputFor(next, name), replaceRole: true });
        },
        async (prefix, { call, error }) => {
          expect([call, String(error)]).toEqual([
            call,
            expect.stringContaining('failed for'),
          ]);
          const roleArn = first.get(prefix);
          expect([
            call,
            await associationsOf(`again-${prefix}`),
            await moto.stateOf(second.get(prefix)),
          ]).toEqual([
            call,
            [
              expect.objectContaining({ roleArn }),
              expect.objectContaining({ roleArn }),
            ],
            before.get(prefix),
          ]);
        },
      );
    },
  );
});
