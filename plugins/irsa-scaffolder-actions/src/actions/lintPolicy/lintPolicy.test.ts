import { symlinkSync } from 'node:fs';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { inputOf } from '../../__testUtils__/runAction';
import { createLintPolicyAction } from './lintPolicy';
import { examples } from './lintPolicy.examples';

// Reading HCL starts a WebAssembly module.
jest.setTimeout(60_000);

const PROVIDER = 'arn:aws:iam::111122223333:oidc-provider/a.example/id/1';
/** The linter says where StringLike could be StringEquals. */
const operatorFor = (subject: string) =>
  subject.includes('*') ? 'StringLike' : 'StringEquals';
const trust = (subject: string) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Federated: PROVIDER },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: {
        [operatorFor(subject)]: { 'a.example/id/1:sub': subject },
        'ForAnyValue:StringEquals': {
          'a.example/id/1:aud': 'sts.amazonaws.com',
        },
      },
    },
  ],
});
const EXACT = trust('system:serviceaccount:payments:api');
const OPEN = trust('system:serviceaccount:*:*');

const document = (subject: string) => `
data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]
    principals {
      type        = "Federated"
      identifiers = ["${PROVIDER}"]
    }
    condition {
      test     = "${operatorFor(subject)}"
      variable = "a.example/id/1:sub"
      values   = [${subject}]
    }
    condition {
      test     = "ForAnyValue:StringEquals"
      variable = "a.example/id/1:aud"
      values   = ["sts.amazonaws.com"]
    }
  }
}
`;
const encoded = (subject: string) => `
resource "aws_iam_role" "payments" {
  name               = "payments"
  assume_role_policy = jsonencode(${JSON.stringify(trust(subject)).replaceAll(
    '":',
    '" = ',
  )})
}
`;
const template = (subject: string) => `
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal: { Federated: "${PROVIDER}" }
            Action: sts:AssumeRoleWithWebIdentity
            Condition:
              ${operatorFor(subject)}: { "a.example/id/1:sub": ${subject} }
              ForAnyValue:StringEquals: { "a.example/id/1:aud": sts.amazonaws.com }
`;
const ack = (policy: object) => `
kind: Role
spec:
  assumeRolePolicyDocument: '${JSON.stringify(policy)}'
`;

type Input = Parameters<
  ReturnType<typeof createLintPolicyAction>['handler']
>[0]['input'];

describe('irsa:policy:lint', () => {
  const directory = createMockDirectory();
  const action = createLintPolicyAction();

  async function run(
    files: Record<string, string | Record<string, string>>,
    input: Input = {},
  ) {
    directory.setContent({ workspace: files, outside: {} });
    const context = createMockActionContext({
      input,
      workspacePath: directory.resolve('workspace'),
    });
    await action.handler(context);
    return Object.fromEntries(jest.mocked(context.output).mock.calls);
  }

  it.each(examples)('runs its example: $description', async ({ example }) => {
    await expect(
      run(
        { infrastructure: { 'trust.json': JSON.stringify(EXACT) } },
        inputOf(example) as Input,
      ),
    ).resolves.toEqual({ files: 1, findings: [] });
  });

  it.each<[string, string, string]>([
    ['a.json', JSON.stringify(EXACT), JSON.stringify(OPEN)],
    ['a.yaml', ack(EXACT), ack(OPEN)],
    [
      'a.template.yaml',
      template('system:serviceaccount:payments:api'),
      template('"system:serviceaccount:*:*"'),
    ],
    [
      'document.tf',
      document('"system:serviceaccount:payments:api"'),
      document('"system:serviceaccount:*:*"'),
    ],
    [
      'encoded.tf',
      encoded('system:serviceaccount:payments:api'),
      encoded('system:serviceaccount:*:*'),
    ],
  ])(
    'lets an exact trust policy pass and stops an open one in %s',
    async (file, exact, open) => {
      await expect(run({ [file]: exact })).resolves.toEqual({
        files: 1,
        findings: [],
      });
      await expect(run({ [file]: open })).rejects.toThrow(
        new RegExp(
          `cannot be published as it is\\. \\[IRSA-TS-\\d+, (critical|high)\\] ${file} `,
        ),
      );
    },
  );

  it.each<[string, string]>([
    ['document.tf', document('local.subject')],
    ['encoded.tf', encoded('${local.subject}')],
    [
      'a.template.yaml',
      template('!Sub "system:serviceaccount:${Namespace}:api"'),
    ],
    ['long.template.yaml', template('{ "Fn::Sub": "x" }')],
    ['broken.tf', 'resource {'],
    ['broken.json', '{'],
  ])('says that nothing is known about what %s holds', async (file, text) => {
    const { findings } = await run({ [file]: text });
    expect(findings).toEqual([
      expect.objectContaining({
        file,
        state: 'unknown',
        message: expect.stringMatching(/nothing is known about it/),
      }),
    ]);
    expect(JSON.stringify(findings)).not.toContain('\\u0000');
    await expect(
      run({ [file]: text }, { failOnUnknown: true }),
    ).rejects.toThrow(/\[policy, unknown\]/);
  });

  it('keeps policy variables apart from expressions of Terraform', async () => {
    const policy = (resource: string) =>
      `resource "aws_iam_policy" "a" {\n  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "${resource}" }] })\n}\n`;
    await expect(
      run({ 'a.tf': policy('arn:aws:s3:::a/$${aws:username}/*') }),
    ).resolves.toMatchObject({ findings: [] });
    await expect(
      run({ 'a.tf': policy('arn:aws:s3:::${local.bucket}/*') }),
    ).resolves.toMatchObject({ findings: [{ state: 'unknown' }] });
  });

  it('asks the checks of Terraform, with the manifests beside it', async () => {
    const { findings } = await run(
      {
        'main.tf': `module "payments" {\n  source  = "terraform-aws-modules/iam/aws//modules/iam-role"\n  version = "~> 6.5"\n  name    = "payments"\n}\n`,
        'sa.yaml':
          'metadata: { annotations: { eks.amazonaws.com/role-arn: "arn:aws:iam::111122223333:role/payments" } }\n',
      },
      { failOn: 'never' },
    );
    expect(findings).toMatchObject([
      { checkId: 'IRSA-TF-007', file: 'main.tf', severity: 'medium' },
    ]);
  });

  it('stays in the workspace, and passes over what others wrote', async () => {
    const files = {
      node_modules: { 'a.json': JSON.stringify(OPEN) },
      '.terraform': { 'a.tf': document('"system:serviceaccount:*:*"') },
      'read.md': JSON.stringify(OPEN),
    };
    await expect(run(files)).resolves.toEqual({ files: 0, findings: [] });
    await expect(run(files, { paths: ['../outside'] })).rejects.toThrow(
      /outside/,
    );
    await expect(run(files, { paths: ['missing'] })).rejects.toThrow(
      'path "missing" is not in the workspace',
    );
    directory.setContent({
      workspace: {},
      outside: { 'a.json': JSON.stringify(OPEN) },
    });
    symlinkSync(
      directory.resolve('outside/a.json'),
      directory.resolve('workspace/a.json'),
    );
    const context = createMockActionContext({
      input: {},
      workspacePath: directory.resolve('workspace'),
    });
    await action.handler(context);
    expect(context.output).toHaveBeenCalledWith('files', 0);
  });
});
