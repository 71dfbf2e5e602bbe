import { mkdirSync, symlinkSync } from 'node:fs';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { planning } from '../../__testUtils__/planning';
import { inputOf } from '../../__testUtils__/runAction';
import { createWriteRoleAction } from './writeRole';
import { examples } from './writeRole.examples';

type Input = Parameters<
  ReturnType<typeof createWriteRoleAction>['handler']
>[0]['input'];

const INPUT: Input = {
  clusters: ['prod-euw1'],
  namespace: 'payments',
  serviceAccount: 'refund-worker',
  accessPacks: [
    { pack: 'read-bucket', parameters: { bucket: 'payments-refunds' } },
  ],
  form: 'terraform',
  directory: 'infrastructure',
};

describe('irsa:role:write', () => {
  const directory = createMockDirectory();
  const workspacePath = directory.resolve('workspace');
  const content = () =>
    directory.content({ path: 'workspace', shouldReadAsText: () => true });

  beforeEach(() => {
    directory.setContent({ workspace: {}, outside: {} });
  });

  async function run(
    input: Input,
    { services = planning(), isDryRun = false } = {},
  ) {
    const context = createMockActionContext({ input, workspacePath });
    await createWriteRoleAction(services).handler({ ...context, isDryRun });
    return Object.fromEntries(jest.mocked(context.output).mock.calls);
  }

  it.each(examples)('runs its example: $description', async ({ example }) => {
    const output = await run(inputOf(example) as Input);
    expect(output).toMatchObject({
      roleArn: expect.stringMatching(
        /^arn:aws:iam::111122223333:role\/backstage\/payments\/prod-euw1-payments-refund-worker-[0-9a-f]{8}$/,
      ),
      changed: true,
    });
    expect(output.paths.length).toBeGreaterThan(1);
    const { form, directory: folder } = inputOf(example);
    const text = JSON.stringify(content());
    expect(text).toContain(form === 'json' ? 'create-role' : output.roleName);
    // Guard rails give every role its boundary, whatever the form.
    expect(text).toContain('policy/workload-boundary');
    for (const path of output.paths) {
      expect(path.startsWith(folder ? `${folder}/` : '')).toBe(true);
    }
  });

  it('writes what Terraform would, and changes nothing the second time', async () => {
    const first = await run(INPUT, { isDryRun: true });
    const before = content();
    expect(before).toEqual({
      infrastructure: {
        [`${first.roleName}.tf`]: expect.stringContaining(
          'resource "aws_iam_role"',
        ),
        [`${first.roleName}.service-account.yaml`]: expect.stringContaining(
          `eks.amazonaws.com/role-arn: ${first.roleArn}`,
        ),
      },
    });
    await expect(run(INPUT)).resolves.toEqual({ ...first, changed: false });
    expect(content()).toEqual(before);
  });

  it('writes again what a remembered checkpoint says is there', async () => {
    const context = createMockActionContext({ input: INPUT, workspacePath });
    const remembered = async () => ({ changed: true });
    await createWriteRoleAction(planning()).handler({
      ...context,
      checkpoint: remembered as typeof context.checkpoint,
    });
    expect(Object.keys(content() ?? {})).toEqual(['infrastructure']);
  });

  it('leaves files that say something else, and writes none then', async () => {
    const { paths } = await run(INPUT);
    directory.setContent({
      workspace: { [paths[1]]: 'kind: ServiceAccount\n' },
    });
    const before = content();
    await expect(run(INPUT)).rejects.toThrow(
      `${paths[1]} would be overwritten, and says something else. Choose another directory, or set replace to true.`,
    );
    expect(content()).toEqual(before);
    await expect(run({ ...INPUT, replace: true })).resolves.toMatchObject({
      changed: true,
    });
    expect(content()).not.toEqual(before);
  });

  it('writes no file when one of them cannot be', async () => {
    const { paths } = await run(INPUT);
    directory.setContent({ workspace: {} });
    mkdirSync(directory.resolve('workspace', paths[1]), { recursive: true });
    await expect(run(INPUT)).rejects.toThrow(/not a regular file/);
    expect(JSON.stringify(content())).not.toContain('aws_iam_role');
  });

  it.each([
    ['../outside', /leads out of the workspace/],
    ['a/../../outside', /leads out of the workspace/],
    ['/etc', /not a relative path/],
    ['a\\b', /not a relative path/],
    ['a\0', /not a relative path/],
    ['link', /leads out of the workspace/],
    ['inner', /symbolic link/],
  ])('refuses the directory %j', async (given, why) => {
    symlinkSync(
      directory.resolve('outside'),
      directory.resolve('workspace/link'),
    );
    mkdirSync(directory.resolve('workspace/real'));
    symlinkSync(
      directory.resolve('workspace/real'),
      directory.resolve('workspace/inner'),
    );
    await expect(run({ ...INPUT, directory: given })).rejects.toThrow(why);
    expect(directory.content({ path: 'outside' })).toEqual({});
  });

  it('writes nothing that the guard rails refuse', async () => {
    await expect(run({ ...INPUT, serviceAccount: '*' })).rejects.toThrow(
      /\[subjects\] .*Name one service account\./,
    );
    await expect(
      run({
        ...INPUT,
        statements: [{ Effect: 'Allow', Action: 'iam:*', Resource: '*' }],
      }),
    ).rejects.toThrow(/guard rails do not allow/);
    expect(content()).toEqual({});
  });

  it('says why a form cannot be, and which can', async () => {
    await expect(run({ ...INPUT, form: 'eksctl' })).rejects.toThrow(
      'eksctl cannot make this role: it does not know a path of a role. Use another form.',
    );
    await expect(
      run(
        { ...INPUT, form: 'eksctl' },
        { services: planning(undefined, { path: undefined }) },
      ),
    ).resolves.toMatchObject({
      paths: [
        expect.stringMatching(/\.eksctl\.yaml$/),
        expect.stringMatching(/\.service-account\.yaml$/),
      ],
    });
  });
});
