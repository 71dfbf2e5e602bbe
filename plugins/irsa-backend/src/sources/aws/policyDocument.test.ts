import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { policyPage } from './__testUtils__/policyPage';
import { AwsCall, awsCalls } from './calls';
import { readerPolicy } from './policyDocument';

const PAGE = join(__dirname, '../../../../../docs/install/iam-policy.md');

describe('the policy to paste', () => {
  it('only reads, and holds no call that is a fallback', () => {
    const actions = readerPolicy().Statement.flatMap(({ Action }) => Action);

    expect(actions).toContain('iam:GetAccountAuthorizationDetails');
    expect(actions).toContain('eks:DescribePodIdentityAssociation');
    expect(actions).not.toContain('iam:ListRoles');
    expect(
      actions.filter(action => !/^(iam|eks):(Get|List|Describe)/.test(action)),
    ).toEqual([]);
  });

  it('names each operation once', () => {
    const operations = Object.values<AwsCall>(awsCalls).map(
      ({ service, operation }) => `${service}:${operation}`,
    );
    expect(new Set(operations).size).toBe(operations.length);
  });

  it('is what the page docs/install/iam-policy.md says; UPDATE_DOCS=1 writes it', async () => {
    if (process.env.UPDATE_DOCS) {
      await mkdir(dirname(PAGE), { recursive: true });
      await writeFile(PAGE, policyPage());
    }
    expect(await readFile(PAGE, 'utf8')).toBe(policyPage());
  });
});
