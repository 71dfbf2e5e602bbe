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
    });
    expect(filesOfDeploy()).toEqual({
      'existing.yaml': EXISTING,
      'sa.yaml': MANIFEST,
    });

    await expect(run(INPUT)).resolves.toEqual({
      path: 'deploy/sa.yaml',
      manifest: MANIFEST,
      changed: false,
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
      changed: true,
    })) as unknown as typeof context.checkpoint;
    await action.handler({ ...context, checkpoint });

    expect(fileContent('deploy/sa.yaml')).toBe(MANIFEST);
    expect(outputsOf(context)).toEqual({
      path: 'deploy/sa.yaml',
      manifest: MANIFEST,
      changed: true,
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

  describe('examples', () => {
    it.each(examples.map(each => [each.description, each.example]))(
      '%s',
      async (_, example) => {
        const [step] = parse(example).steps;
        expect(step.action).toBe(action.id);
        expect(Object.keys(action.schema?.input?.properties ?? {})).toEqual(
          expect.arrayContaining(Object.keys(step.input)),
        );

        const output = await run(step.input);

        expect(output).toMatchObject({ path: step.input.path, changed: true });
        const [document] = parseAllDocuments(output.manifest);
        const prefix = step.input.annotationPrefix ?? 'eks.amazonaws.com';
        expect(document.toJS()).toMatchObject({
          kind: 'ServiceAccount',
          metadata: {
            name: step.input.name,
            namespace: step.input.namespace,
            annotations: {
              [`${prefix}/role-arn`]: step.input.roleArn,
              ...(step.input.audience && {
                [`${prefix}/audience`]: step.input.audience,
              }),
            },
            ...(step.input.labels && { labels: step.input.labels }),
          },
        });
        expect(fileContent(step.input.path)).toContain(output.manifest);
      },
    );
  });
});
