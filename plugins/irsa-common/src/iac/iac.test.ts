import { parse } from '@cdktn/hcl2json';
import { lintPolicies } from './policies';
import { readTerraformConfiguration } from './readTerraform';
import { lintTerraform, terraformChecks } from './terraformChecks';
import { majorsOf } from './versions';

// Reading HCL starts a WebAssembly module.
jest.setTimeout(60_000);

const OIDC =
  'terraform-aws-modules/iam/aws//modules/iam-assumable-role-with-oidc';
const ROLE = 'terraform-aws-modules/iam/aws//modules/iam-role';
const SERVICE_ACCOUNTS = `${ROLE}-for-service-accounts`;

/** What nothing is wrong with. */
const RIGHT: Readonly<Record<string, string>> = {
  source: `"${OIDC}"`,
  version: '"5.39.0"',
  create_role: 'true',
  role_name: '"payments"',
  provider_url: 'module.eks.cluster_oidc_issuer_url',
  oidc_fully_qualified_subjects: '["system:serviceaccount:payments:api"]',
  oidc_fully_qualified_audiences: '["sts.amazonaws.com"]',
};
const RIGHT_6: Readonly<Record<string, string>> = {
  source: `"${ROLE}"`,
  version: '"~> 6.5"',
  name: '"payments"',
  use_name_prefix: 'false',
  enable_oidc: 'true',
  oidc_provider_urls: '[module.eks.oidc_provider]',
  oidc_subjects: '["system:serviceaccount:payments:api"]',
  oidc_audiences: '["sts.amazonaws.com"]',
};

function moduleOf(
  inputs: Readonly<Record<string, string | undefined>>,
): string {
  const lines = Object.entries(inputs)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `  ${name} = ${value}`);
  return `module "payments" {\n${lines.join('\n')}\n}\n`;
}

async function idsOf(text: string, ...others: string[]): Promise<string> {
  const configuration = readTerraformConfiguration(
    [{ file: 'main.tf', json: await parse('main.tf', text) }],
    [text, ...others],
  );
  return lintTerraform(configuration)
    .map(({ checkId, path }) => `${checkId} ${path}`)
    .join(', ');
}

describe('lintTerraform', () => {
  it.each<[string, string, string]>([
    ['the classic module', moduleOf(RIGHT), ''],
    ['version 6', moduleOf(RIGHT_6), ''],
    ['another module', 'module "x" {\n  source = "./x"\n}\n', ''],
    [
      'no subjects',
      moduleOf({ ...RIGHT, oidc_fully_qualified_subjects: '[]' }),
      'IRSA-TF-001 module.payments.oidc_fully_qualified_subjects',
    ],
    [
      'no subjects in version 6',
      moduleOf({ ...RIGHT_6, oidc_subjects: undefined }),
      'IRSA-TF-001 module.payments.oidc_subjects',
    ],
    [
      'subjects that are worked out',
      moduleOf({ ...RIGHT, oidc_fully_qualified_subjects: 'var.subjects' }),
      '',
    ],
    [
      'a role of version 6 without OIDC',
      moduleOf({ ...RIGHT_6, enable_oidc: 'false', oidc_subjects: undefined }),
      '',
    ],
    [
      'no provider',
      moduleOf({ ...RIGHT, provider_url: undefined }),
      'IRSA-TF-002 module.payments.provider_urls',
    ],
    [
      'no role',
      moduleOf({ ...RIGHT, create_role: undefined }),
      'IRSA-TF-003 module.payments.create_role',
    ],
    [
      'a role that is made or not',
      moduleOf({ ...RIGHT, create_role: 'var.create' }),
      '',
    ],
    [
      'exact subjects and patterns',
      moduleOf({
        ...RIGHT,
        oidc_subjects_with_wildcards: '["system:serviceaccount:a:*"]',
      }),
      'IRSA-TF-004 module.payments.oidc_subjects_with_wildcards',
    ],
    [
      'no audience',
      moduleOf({ ...RIGHT, oidc_fully_qualified_audiences: undefined }),
      'IRSA-TF-005 module.payments.oidc_fully_qualified_audiences',
    ],
    [
      'a module that the version does not have',
      moduleOf({ ...RIGHT, version: '"6.5.0"' }),
      'IRSA-TF-006 module.payments.source',
    ],
    [
      'an output that the version does not have',
      `${moduleOf(
        RIGHT_6,
      )}output "arn" {\n  value = module.payments.iam_role_arn\n}\n`,
      'IRSA-TF-006 module.payments.iam_role_arn',
    ],
    [
      'an output that it has',
      `${moduleOf(
        RIGHT,
      )}output "arn" {\n  value = module.payments.iam_role_arn\n}\n`,
      '',
    ],
    [
      'no version',
      moduleOf({ ...RIGHT, version: undefined }),
      'IRSA-TF-008 module.payments.version',
    ],
    [
      'a version that is open above',
      moduleOf({ ...RIGHT, version: '">= 5.0"' }),
      'IRSA-TF-008 module.payments.version',
    ],
    [
      'Git without a version',
      moduleOf({
        ...RIGHT,
        version: undefined,
        source:
          '"git::https://github.com/terraform-aws-modules/terraform-aws-iam.git//modules/iam-assumable-role-with-oidc"',
      }),
      'IRSA-TF-008 module.payments.version',
    ],
    [
      'Git with a version',
      moduleOf({
        ...RIGHT,
        version: undefined,
        source:
          '"git::https://github.com/terraform-aws-modules/terraform-aws-iam.git//modules/iam-assumable-role-with-oidc?ref=v5.39.0"',
      }),
      '',
    ],
    [
      'a name that is too long',
      moduleOf({ ...RIGHT, role_name: `"${'a'.repeat(65)}"` }),
      'IRSA-TF-009 module.payments.role_name',
    ],
    [
      'a name that just fits',
      moduleOf({ ...RIGHT, role_name: `"${'a'.repeat(64)}"` }),
      '',
    ],
    [
      'a name in version 6 that is a prefix',
      moduleOf({
        ...RIGHT_6,
        use_name_prefix: undefined,
        name: `"${'a'.repeat(39)}"`,
      }),
      'IRSA-TF-009 module.payments.name',
    ],
    [
      'a resource whose prefix is too long',
      `resource "aws_iam_role" "x" {\n  name_prefix = "${'a'.repeat(39)}"\n}\n`,
      'IRSA-TF-009 aws_iam_role.x.name_prefix',
    ],
    [
      'a policy for every hosted zone',
      moduleOf({
        source: `"${SERVICE_ACCOUNTS}-eks"`,
        version: '"5.39.0"',
        attach_external_dns_policy: 'true',
        attach_velero_policy: 'true',
        velero_s3_bucket_arns: '["arn:aws:s3:::backups"]',
      }),
      'IRSA-TF-010 module.payments.external_dns_hosted_zone_arns',
    ],
  ])('%s', async (_, text, found) => {
    await expect(idsOf(text)).resolves.toBe(found);
  });

  it('reports a suffix only where the ARN is written out', async () => {
    const text = moduleOf({ ...RIGHT_6, use_name_prefix: undefined });
    const manifest = (name: string) =>
      `eks.amazonaws.com/role-arn: arn:aws:iam::111122223333:role/apps/${name}`;
    await expect(idsOf(text, manifest('payments'))).resolves.toBe(
      'IRSA-TF-007 module.payments.use_name_prefix',
    );
    await expect(idsOf(text, manifest('payments-x'))).resolves.toBe('');
  });

  it('has the ids of the catalogue, each once', () => {
    expect(terraformChecks.map(({ id }) => id)).toEqual(
      Array.from(
        { length: 10 },
        (_, index) => `IRSA-TF-${String(index + 1).padStart(3, '0')}`,
      ),
    );
  });
});

describe('majorsOf', () => {
  it.each<[string, number[] | undefined]>([
    ['5.39.0', [5]],
    ['= 6.2.1', [6]],
    ['~> 5.39', [5]],
    ['~> 5', [5, 6]],
    ['~> 6.0', [6]],
    ['>= 5.0, < 6.0', [5]],
    ['> 5.60.0', [6]],
    ['>= 5.0', [5, 6]],
    ['<= 5.39.0', [5]],
    ['!= 6.0.0', [5, 6]],
    ['4.1.0', []],
    ['latest', undefined],
  ])('reads %s', (constraint, majors) => {
    expect(majorsOf(constraint)).toEqual(majors && new Set(majors));
  });
});

describe('lintPolicies', () => {
  const never = (_: string) => false;
  const open = {
    Statement: [
      {
        Effect: 'Allow',
        Principal: {
          Federated: 'arn:aws:iam::111122223333:oidc-provider/a.example/1',
        },
        Action: 'sts:AssumeRoleWithWebIdentity',
      },
    ],
  };
  const idsIn = (document: unknown, isExpression = never) =>
    lintPolicies(document, isExpression).map(
      ({ checkId, state, path }) => `${state} ${checkId ?? ''} ${path}`,
    );

  it('finds a trust policy wherever it stands, as an object or as JSON', () => {
    const [inObject] = idsIn({ Resources: { A: { Doc: open } } });
    expect(inObject).toMatch(/^fail IRSA-TS-\d+ Resources\.A\.Doc/);
    const [inText] = idsIn([{ spec: { doc: JSON.stringify(open) } }]);
    expect(inText).toMatch(/^fail IRSA-TS-\d+ \[0\]\.spec\.doc/);
  });

  it('finds an administrator and ways to become one, and passes what is narrow', () => {
    const policy = (Action: string, Resource: string) => ({
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Action, Resource },
    });
    expect(idsIn(policy('*', '*'))).toEqual(['fail IRSA-PM-001 ']);
    expect(idsIn({ a: policy('iam:PutRolePolicy', '*') })).toEqual([
      'fail IRSA-PM-002 a',
    ]);
    expect(idsIn(policy('s3:GetObject', 'arn:aws:s3:::a/*'))).toEqual([]);
    expect(idsIn({ a: '{ not json', Statement: 'x' })).toEqual([]);
    expect(idsIn(policy('s3:GetObject', ''))).toEqual([]);
    expect(
      lintPolicies({ Statement: { Effect: 'allow', Action: 's3:*' } }, never),
    ).toMatchObject([{ severity: 'high', state: 'fail' }]);
  });

  it('knows nothing about a policy with an expression, and says so', () => {
    expect(idsIn({ a: open }, text => text.startsWith('sts:'))).toEqual([
      'unknown  a',
    ]);
    expect(
      idsIn({ a: `$ {"Statement": []}` }, text => text.startsWith('$')),
    ).toEqual(['unknown  a']);
  });
});
