import { planning } from '../../__testUtils__/planning';
import { inputOf, runAction } from '../../__testUtils__/runAction';
import { createPlanIdentityAction } from './planIdentity';
import { examples } from './planIdentity.examples';

describe('irsa:identity:plan', () => {
  const action = createPlanIdentityAction(planning());
  const input = {
    clusters: ['prod-euw1'],
    namespace: 'payments',
    serviceAccount: 'refund-worker',
  };

  it.each(examples)('runs its example: $description', async ({ example }) => {
    const output = await runAction(action, inputOf(example) as typeof input);
    expect(output).toMatchObject({
      roleArn: expect.stringMatching(
        /^arn:aws:iam::111122223333:role\/backstage\/payments\/prod-euw1-payments-refund-worker-[0-9a-f]{8}$/,
      ),
      role: {
        permissionsBoundary:
          'arn:aws:iam::111122223333:policy/workload-boundary',
        tags: {
          'irsa.backstage.io/template': 'template:default/new-service',
        },
      },
      findings: [],
      othersGain: { class: 'none' },
    });
  });

  it('writes the manifest out', async () => {
    const { manifest, roleArn } = await runAction(action, input, {
      isDryRun: true,
    });
    expect(manifest).toBe(
      `apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: refund-worker\n  namespace: payments\n  annotations:\n    eks.amazonaws.com/role-arn: ${roleArn}\n`,
    );
  });

  it('fails with the rule and what to do, where the guard rails refuse', async () => {
    await expect(
      runAction(action, { ...input, serviceAccount: '*' }),
    ).rejects.toThrow(
      /\[subjects\] .*never allow that.* Name one service account\./,
    );
  });

  it('names a cluster that nobody knows', async () => {
    await expect(
      runAction(action, { ...input, clusters: ['nowhere'] }),
    ).rejects.toThrow('There is no cluster "nowhere"');
  });
});
