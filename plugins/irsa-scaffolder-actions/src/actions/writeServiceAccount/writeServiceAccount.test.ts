import { readFileSync } from 'node:fs';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { parse, parseAllDocuments } from 'yaml';
import { createWriteServiceAccountAction } from './writeServiceAccount';
import { examples } from './writeServiceAccount.examples';

const ROLE = 'arn:aws:iam::111122223333:role/payments-refund-worker';
const INPUT = {
  namespace: 'payments',
  name: 'refund-worker',
  roleArn: ROLE,
  path: 'deploy/sa.yaml',
};
const MANIFEST = `apiVersion: v1
kind: ServiceAccount
metadata:
  name: refund-worker
  namespace: payments
  annotations:
    eks.amazonaws.com/role-arn: ${ROLE}
`;
const EXISTING = `# The ledger.
apiVersion: v1
kind: ServiceAccount
metadata:
  name: ledger
  namespace: payments
  annotations:
    eks.amazonaws.com/role-arn: arn:aws:iam::111122223333:role/payments
`;

const WORKLOADS = `kind: Deployment
apiVersion: apps/v1
metadata:
  name: refund-worker
spec:
  template:
    spec:
      containers:
        - name: app
          image: example.com/app:1 # pinned
# Every night.
---
apiVersion: batch/v1
kind: CronJob
metadata:
  name: refund-report
  namespace: payments
spec:
  jobTemplate:
    spec:
      template:
        spec:
          serviceAccountName: default
          containers: []
`;

type Input = Parameters<
  ReturnType<typeof createWriteServiceAccountAction>['handler']
>[0]['input'];

describe('irsa:service-account:write', () => {
  const action = createWriteServiceAccountAction();
  const directory = createMockDirectory();
  const workspacePath = directory.resolve('workspace');

  beforeEach(() => {
    directory.setContent({
      workspace: { deploy: { 'existing.yaml': EXISTING } },
    });
  });

  function contextFor(input: Input) {
    return createMockActionContext({ input, workspacePath });
  }

  async function run(input: Input) {
    const context = contextFor(input);
    await action.handler(context);
    return outputsOf(context);
  }

  function outputsOf(context: ReturnType<typeof contextFor>) {
    return Object.fromEntries(jest.mocked(context.output).mock.calls);
  }

  function filesOfDeploy() {
    return directory.content({ path: 'workspace/deploy' });
  }

  function fileContent(path: string) {
    return readFileSync(directory.resolve('workspace', path), 'utf8');
  }

  it('writes a manifest, and changes nothing the second time', async () => {
    await expect(run(INPUT)).resolves.toEqual({
      path: 'deploy/sa.yaml',
      manifest: MANIFEST,
      changed: true,
      files: ['deploy/sa.yaml'],
    });
    expect(filesOfDeploy()).toEqual({
      'existing.yaml': EXISTING,
      'sa.yaml': MANIFEST,
    });

    await expect(run(INPUT)).resolves.toEqual({
      path: 'deploy/sa.yaml',
      manifest: MANIFEST,
      changed: false,
      files: [],
    });
    expect(filesOfDeploy()).toEqual({
      'existing.yaml': EXISTING,
      'sa.yaml': MANIFEST,
    });
  });

  it('refuses to take a service account from its role unless told', async () => {
    const input = { ...INPUT, name: 'ledger', path: 'deploy/existing.yaml' };
    await expect(run(input)).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringMatching(
        /payments\/ledger .*role\/payments, .*payments-refund-worker\. Set replaceRole/,
      ),
    });
    expect(fileContent('deploy/existing.yaml')).toBe(EXISTING);

    await expect(run({ ...input, replaceRole: true })).resolves.toEqual(
      expect.objectContaining({ changed: true }),
    );
    expect(fileContent('deploy/existing.yaml')).toBe(
      EXISTING.replace('role/payments', 'role/payments-refund-worker'),
    );
  });

  it('writes nothing when an input is wrong', async () => {
    await expect(run({ ...INPUT, roleArn: 'x' })).rejects.toThrow(
      'roleArn "x"',
    );
    await expect(run({ ...INPUT, path: '../sa.yaml' })).rejects.toThrow(
      'path "../sa.yaml" leads out of the workspace',
    );
    expect(directory.content()).toEqual({
      workspace: { deploy: { 'existing.yaml': EXISTING } },
    });
  });

  it('runs in a checkpoint whose key says what is asked for', async () => {
    const keys: string[] = [];
    const runKeyed = async (input: Input) => {
      const context = contextFor(input);
      const checkpoint: typeof context.checkpoint = options => {
        keys.push(options.key);
        return Promise.resolve(options.fn());
      };
      await action.handler({ ...context, checkpoint });
    };
    await runKeyed(INPUT);
    const { namespace, ...rest } = INPUT;
    await runKeyed({ ...rest, namespace });
    await runKeyed({ ...INPUT, labels: { a: 'b' } });

    expect(keys[0]).toMatch(/^irsa:service-account:write\.[0-9a-f]{32}$/);
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).not.toBe(keys[0]);
  });

  it('puts a lost file right when its checkpoint is restored', async () => {
    const context = contextFor(INPUT);
    const checkpoint = (async () => ({
      files: ['deploy/sa.yaml'],
    })) as unknown as typeof context.checkpoint;
    await action.handler({ ...context, checkpoint });

    expect(fileContent('deploy/sa.yaml')).toBe(MANIFEST);
    expect(outputsOf(context)).toEqual({
      path: 'deploy/sa.yaml',
      manifest: MANIFEST,
      changed: true,
      files: ['deploy/sa.yaml'],
    });
  });

  it('runs in a dry run, where the workspace is a temporary one', async () => {
    expect(action.supportsDryRun).toBe(true);
    await action.handler({ ...contextFor(INPUT), isDryRun: true });
    expect(fileContent('deploy/sa.yaml')).toBe(MANIFEST);
  });

  it('writes nothing once the task is cancelled', async () => {
    await expect(
      action.handler({ ...contextFor(INPUT), signal: AbortSignal.abort() }),
    ).rejects.toThrow('aborted');
    expect(filesOfDeploy()).toEqual({ 'existing.yaml': EXISTING });
  });

  it('shows its input to the scaffolder as a closed schema', () => {
    expect(action.schema?.input).toMatchObject({
      type: 'object',
      required: ['namespace', 'name', 'roleArn', 'path'],
      additionalProperties: false,
    });
  });

  it('changes none of several files when one of them cannot be', async () => {
    directory.setContent({ workspace: { deploy: { 'app.yaml': WORKLOADS } } });
    await expect(
      run({
        ...INPUT,
        workloads: [
          { name: 'refund-worker', path: 'deploy/app.yaml' },
          { name: 'ledger', path: 'deploy/app.yaml' },
        ],
      }),
    ).rejects.toMatchObject({
      name: 'NotFoundError',
      message: expect.stringContaining(
        'deploy/app.yaml has no workload payments/ledger. It has Deployment refund-worker, line 1; CronJob payments/refund-report, line 13.',
      ),
    });
    expect(filesOfDeploy()).toEqual({ 'app.yaml': WORKLOADS });
  });

  it.each<[Partial<Input>, string]>([
    [{ valuesKey: 'a' }, 'Set form: helm-values'],
    [{ kustomization: 'kustomization.yaml' }, 'Set form: kustomize-patch'],
    [
      { form: 'helm-values', workloads: [{ name: 'api' }] },
      'The file of workload api is not known',
    ],
    [{ form: 'helm-values', labels: { a: 'b' } }, 'Leave labels out'],
    [
      { form: 'helm-values', valuesKey: 'a..b' },
      'valuesKey "a..b" is not a key',
    ],
    [
      { form: 'kustomize-patch' },
      'There is no deploy/kustomization.yaml or deploy/kustomization.yml or deploy/Kustomization in the workspace',
    ],
    [{ form: 'kustomize-patch', kustomization: '../k.yaml' }, 'leads out'],
    [
      { workloads: [{ name: 'api', path: 'none.yaml' }] },
      'There is no none.yaml in the workspace. Name the file of the workload',
    ],
    [{ workloads: [{ name: 'api', path: '../a.yaml' }] }, 'leads out'],
  ])('refuses %j and writes nothing', async (input, message) => {
    await expect(run({ ...INPUT, ...input })).rejects.toThrow(message);
    expect(filesOfDeploy()).toEqual({ 'existing.yaml': EXISTING });
  });

  describe('examples', () => {
    const files = {
      deploy: { 'existing.yaml': EXISTING, 'workloads.yaml': WORKLOADS },
      chart: {
        'values.yaml': 'serviceAccount:\n  create: true\n  annotations: {}\n',
        'values-production.yaml': 'refund-worker: # the chart\n  a: 1\n',
      },
      overlays: {
        production: { 'kustomization.yaml': 'resources:\n- ../../base\n' },
      },
    };

    it.each(examples.map(each => [each.description, each.example]))(
      '%s',
      async (_, example) => {
        directory.setContent({ workspace: files });
        const [step] = parse(example).steps;
        const input: Input = step.input;
        expect(step.action).toBe(action.id);
        expect(Object.keys(action.schema?.input?.properties ?? {})).toEqual(
          expect.arrayContaining(Object.keys(input)),
        );

        const output = await run(input);

        expect(output).toMatchObject({ path: input.path, changed: true });
        const [document] = parseAllDocuments(output.manifest);
        const prefix = input.annotationPrefix ?? 'eks.amazonaws.com';
        const annotations = {
          [`${prefix}/role-arn`]: input.roleArn,
          ...(input.audience && { [`${prefix}/audience`]: input.audience }),
        };
        const inValues = (input.valuesKey ?? 'serviceAccount')
          .split('.')
          .reduceRight<object>((inner, key) => ({ [key]: inner }), {
            create: true,
            annotations,
            name: input.name,
          });
        expect(document.toJS()).toMatchObject(
          input.form === 'helm-values'
            ? inValues
            : {
                kind: 'ServiceAccount',
                metadata: {
                  name: input.name,
                  namespace: input.namespace,
                  annotations,
                  ...(input.labels && { labels: input.labels }),
                },
              },
        );
        expect(fileContent(input.path)).toContain(output.manifest);
        for (const { path = input.path } of input.workloads ?? []) {
          expect(output.files).toContain(path);
          expect(fileContent(path)).toContain(
            `serviceAccountName: ${input.name}`,
          );
        }
        await expect(run(input)).resolves.toMatchObject({
          changed: false,
          files: [],
        });
      },
    );

    it('has the kustomization apply the patch', async () => {
      directory.setContent({ workspace: files });
      const patch = examples.find(({ example }) =>
        example.includes('kustomize-patch'),
      );
      await run(parse(patch?.example ?? '').steps[0].input);
      expect(
        parse(fileContent('overlays/production/kustomization.yaml')),
      ).toEqual({
        resources: ['../../base'],
        patches: [
          {
            path: 'service-account.yaml',
            target: { kind: 'ServiceAccount', name: 'refund-worker' },
          },
        ],
      });
    });
  });
});
