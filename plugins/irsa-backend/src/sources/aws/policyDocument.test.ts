import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { policyPage } from './__testUtils__/policyPage';
import { AwsCall, awsCalls } from './calls';
import {
  nodeRolesStatement,
  organizationStatement,
  readerPolicy,
} from './policyDocument';

const PAGE = join(__dirname, '../../../../../docs/install/iam-policy.md');

describe('the policy to paste', () => {
  it('only reads, and holds what is optional apart', () => {
    const actions = readerPolicy().Statement.flatMap(({ Action }) => Action);

    expect(actions).toContain('iam:GetAccountAuthorizationDetails');
    expect(actions).toContain('iam:ListRoles');
    expect(actions).toContain('eks:DescribePodIdentityAssociation');
    expect(actions).not.toContain('eks:ListNodegroups');
    expect(nodeRolesStatement().Action).toContain('eks:ListNodegroups');
    expect(organizationStatement().Action).toEqual([
      'organizations:ListAccounts',
    ]);
    const all = [
      ...actions,
      ...nodeRolesStatement().Action,
      ...organizationStatement().Action,
    ];
    expect(
      all.filter(
        action => !/^(iam|eks|organizations):(Get|List|Describe)/.test(action),
      ),
    ).toEqual([]);
    expect(all.sort()).toEqual(
      Object.values<AwsCall>(awsCalls)
        .flatMap(({ action }) => action ?? [])
        .sort(),
    );
  });

  it('names each operation once', () => {
    const operations = Object.values<AwsCall>(awsCalls).map(
      ({ service, operation }) => `${service}:${operation}`,
    );
    expect(new Set(operations).size).toBe(operations.length);
  });

  it('is valid as CloudFormation, JSON and YAML that say the same', () => {
    const blocks = (language: string) =>
      [
        ...policyPage().matchAll(
          new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'),
        ),
      ].map(([, text]) => text);
    const [policy] = blocks('json').map(text => JSON.parse(text));
    const template = blocks('yaml')
      .map(text =>
        parse(text, {
          customTags: ['!Ref', '!Equals', '!If'].flatMap(tag => [
            { tag, resolve: (value: string) => value },
            {
              tag,
              collection: 'seq' as const,
              resolve: (value: unknown) => value,
            },
          ]),
        }),
      )
      .find(document => document.Resources);

    expect(policy).toEqual(readerPolicy());
    const [required, [, optional]] =
      template.Resources.Reader.Properties.Policies;
    expect(required.PolicyDocument).toEqual(readerPolicy());
    expect(optional.PolicyDocument.Statement).toEqual([nodeRolesStatement()]);
  });

  it('is what the page docs/install/iam-policy.md says; UPDATE_DOCS=1 writes it', async () => {
    if (process.env.UPDATE_DOCS) {
      await mkdir(dirname(PAGE), { recursive: true });
      await writeFile(PAGE, policyPage());
    }
    expect(await readFile(PAGE, 'utf8')).toBe(policyPage());
  });
});
