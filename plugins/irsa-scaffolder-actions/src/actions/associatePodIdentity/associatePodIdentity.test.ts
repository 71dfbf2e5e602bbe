import { Disturbance } from '../../__testUtils__/AwsProxy';
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

  it.each<Disturbance>(['refuse', 'lose-answer'])(
    'puts everything back when one call fails (%s), whichever it is',
    async disturbance => {
      const namespace = `fail-${disturbance}`;
      const roleArn = await moto.createRole(namespace);
      moto.proxy.reset();
      await run(inputFor(roleArn, namespace));
      const calls = [...moto.proxy.calls];
      expect(calls.filter(call => call.startsWith('POST'))).toHaveLength(2);
      for (const [at, call] of calls.entries()) {
        const each = `${namespace}-${at}`;
        const role = await moto.createRole(each);
        const before = await moto.stateOf(role);
        moto.proxy.reset((_, index) =>
          index === at ? disturbance : undefined,
        );
        const failing = run(inputFor(role, each));
        await expect(failing).rejects.toThrow('failed for');
        moto.proxy.reset();
        const left = await associationsOf(each);
        const after = await moto.stateOf(role);
        expect([call, left, after]).toEqual([
          call,
          [undefined, undefined],
          before,
        ]);
      }
    },
  );
});
