import { writtenFixes, writtenIdentities } from './__testUtils__/samples';
import {
  TERRAFORM_PLUGINS,
  terraformFormatted,
  TerraformRun,
} from './__testUtils__/terraformRun';
import { IdentityForm } from './identity/types';
import { identityDocuments } from './identity/writeIdentity';

// The provider takes seconds to start.
jest.setTimeout(300_000);

const describeWithTerraform = TERRAFORM_PLUGINS ? describe : describe.skip;

/** The provider `kubernetes` is not in every mirror, so that its resources are formatted here, and not validated. */
const isForAws = (text: string) => !text.includes('"kubernetes_');

const fixes = writtenFixes(
  'terraform',
  'opentofu',
  'terraform-module-v6',
  'terraform-module-v5',
);

function written(form: IdentityForm, count: number) {
  return writtenIdentities(form, count).map(
    ({ spec, files: [{ content }] }) => ({
      spec,
      text: content,
    }),
  );
}

describeWithTerraform('what is written for Terraform', () => {
  const identityTexts = (
    ['terraform', 'terraform-module-v6', 'terraform-module-v5'] as const
  ).flatMap(form => written(form, 15).map(({ text }) => text));

  it('is what terraform fmt would write', () => {
    expect(fixes.length).toBeGreaterThan(20);
    expect(identityTexts).toHaveLength(45);
    for (const text of [...fixes, ...identityTexts]) {
      expect(terraformFormatted(text)).toBe(text);
    }
  });

  it('is valid for the provider aws 5.100 and the modules 5.39.0 and 6.5.0 of terraform-aws-modules/iam', () => {
    const run = new TerraformRun([...fixes.filter(isForAws), ...identityTexts]);
    try {
      expect(run.validate()).toEqual([]);
    } finally {
      run.remove();
    }
  });

  it('is refused when an input is none of that version', () => {
    const wrong = identityTexts
      .filter(text => text.includes('iam-assumable-role-with-oidc'))
      .map(text => text.replace('role_name ', 'name      '));
    const run = new TerraformRun(wrong.slice(0, 1));
    try {
      expect(run.validate()).toEqual([
        {
          text: wrong[0],
          problem: expect.stringContaining('Unsupported argument'),
        },
      ]);
    } finally {
      run.remove();
    }
  });

  it('comes to the role that was asked for, as Terraform itself works it out', () => {
    const cases = written('terraform', 20);
    const run = new TerraformRun(cases.map(({ text }) => text));
    try {
      run.plan().forEach((resources, index) => {
        const { spec } = cases[index];
        const { role } = spec;
        const valuesOf = (wanted: string) =>
          resources
            .filter(({ type }) => type === wanted)
            .map(({ values }) => values);
        const [planned] = valuesOf('aws_iam_role');
        expect(planned).toMatchObject({
          name: role.name,
          path: role.path ?? '/',
          tags: Object.keys(role.tags ?? {}).length === 0 ? null : role.tags,
          permissions_boundary: role.permissionsBoundaryArn ?? null,
          max_session_duration: role.maxSessionDuration ?? 3_600,
        });
        expect(JSON.parse(String(planned.assume_role_policy))).toEqual(
          identityDocuments(spec, { sizeQuota: 100_000 }).trustPolicy,
        );
        // As IAM takes it, the description of a role without one is nothing.
        expect(planned.description || undefined).toBe(
          role.description || undefined,
        );
        expect(
          valuesOf('aws_iam_role_policy').map(({ name, policy }) => ({
            name,
            document: JSON.parse(String(policy)) as unknown,
          })),
        ).toEqual(
          expect.arrayContaining(
            (role.inlinePolicies ?? []).map(({ name, statements }) => ({
              name,
              document: { Version: '2012-10-17', Statement: statements },
            })),
          ),
        );
        expect(
          valuesOf('aws_iam_role_policy_attachment').map(
            ({ policy_arn: arn }) => arn,
          ),
        ).toEqual(expect.arrayContaining([...(role.managedPolicyArns ?? [])]));
      });
    } finally {
      run.remove();
    }
  });
});
