import { randomInt } from 'node:crypto';
import { AwsCli, HAS_AWS_CLI } from './__testUtils__/awsCli';
import {
  ACCOUNT,
  PROVIDER,
  REMEDIES,
  TRUST_POLICIES,
} from './__testUtils__/remedies';
import { withUsualPolicies, writtenIdentities } from './__testUtils__/samples';
import { ScratchFolder } from './__testUtils__/scratchFolder';
import { identityDocuments } from './identity/writeIdentity';
import { renderRemediation } from './renderRemediation';

// Each command starts Python.
jest.setTimeout(300_000);

const describeWithAwsCli = HAS_AWS_CLI ? describe : describe.skip;

interface Role {
  readonly Role: {
    readonly Arn: string;
    readonly Path: string;
    readonly MaxSessionDuration: number;
    readonly AssumeRolePolicyDocument: unknown;
    readonly Description?: string;
    readonly Tags?: readonly { Key: string; Value: string }[];
    readonly PermissionsBoundary?: { PermissionsBoundaryArn: string };
  };
}

const ANY_POLICY = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }],
});

describeWithAwsCli('the commands of the AWS CLI', () => {
  // Other tests use the same moto, each with an account of its own.
  const account = String(randomInt(10 ** 11, 10 ** 12));
  const here = (text: string) => text.replaceAll(ACCOUNT, account);
  const inAccount = <T>(value: T) =>
    JSON.parse(here(JSON.stringify(value))) as T;
  let cli: AwsCli;

  beforeAll(() => {
    cli = new AwsCli(account);
    cli.run(
      here(`
aws iam create-role --role-name payments-api --path /apps/ --assume-role-policy-document '{"Version":"2012-10-17","Statement":[]}'
aws iam create-policy --policy-name payments --policy-document '${ANY_POLICY}'
`),
    );
  });

  function apply(name: string) {
    const written = renderRemediation([REMEDIES[name]]).find(
      ({ target }) => target === 'aws-cli',
    );
    if (!written) {
      throw new Error(`There are no commands for ${name}.`);
    }
    cli.run(here(written.text));
  }

  const role = () =>
    cli.json<Role>('iam get-role --role-name payments-api').Role;

  it.each(Object.keys(TRUST_POLICIES) as (keyof typeof TRUST_POLICIES)[])(
    'set the trust policy: %s',
    name => {
      apply(`set-trust-policy: ${name}`);
      expect(role().AssumeRolePolicyDocument).toEqual(
        inAccount(TRUST_POLICIES[name]),
      );
    },
  );

  it('make and delete an OIDC provider', () => {
    apply('create-provider');
    expect(
      cli.json(
        `iam get-open-id-connect-provider --open-id-connect-provider-arn ${here(
          PROVIDER,
        )}`,
      ),
    ).toMatchObject({ ClientIDList: ['sts.amazonaws.com'] });
    apply('delete-provider');
    expect(cli.json('iam list-open-id-connect-providers')).toEqual({
      OpenIDConnectProviderList: [],
    });
  });

  it('attach and detach a policy', () => {
    const attached = () =>
      cli.json('iam list-attached-role-policies --role-name payments-api');
    apply('attach-role-policy');
    expect(attached()).toMatchObject({
      AttachedPolicies: [{ PolicyName: 'payments' }],
    });
    apply('detach-role-policy');
    expect(attached()).toMatchObject({ AttachedPolicies: [] });
  });

  it('set the boundary, the longest session and tags', () => {
    apply('set-permissions-boundary');
    apply('set-session-duration');
    apply('tag-role');
    expect(role()).toMatchObject({
      MaxSessionDuration: 3_600,
      PermissionsBoundary: {
        PermissionsBoundaryArn: `arn:aws:iam::${account}:policy/payments`,
      },
      Tags: [
        { Key: 'owner', Value: '<value>' },
        { Key: 'team', Value: '<value>' },
      ],
    });
  });

  it.each([
    'add-client-id',
    'create-association',
    'delete-association',
    'install-addon',
  ])('have the options that the CLI knows: %s', name => {
    expect(() => apply(name)).not.toThrow();
  });

  it('make the role of an identity', () => {
    const samples = writtenIdentities('json', 3, withUsualPolicies);
    for (const { spec, files } of samples) {
      const { role: wanted } = spec;
      const folder = new ScratchFolder();
      try {
        files.forEach(({ path, content }) => folder.write(path, here(content)));
        for (const arn of wanted.managedPolicyArns ?? []) {
          const [, path, name] = /policy(\/.*\/)(.*)$/.exec(arn) ?? [];
          cli.run(
            `aws iam create-policy --path ${path} --policy-name '${name}' --policy-document '${ANY_POLICY}'`,
          );
        }
        const script = files.find(({ path }) => path.endsWith('.sh'));
        cli.run(here(script?.content ?? ''), folder.path);
      } finally {
        folder.remove();
      }
      const name = `--role-name='${wanted.name}'`;
      const documents = inAccount(
        identityDocuments(spec, { sizeQuota: 100_000 }),
      );
      const { Role: made } = cli.json<Role>(`iam get-role ${name}`);
      expect(made).toMatchObject({
        Arn: documents.roleArn,
        Path: wanted.path ?? '/',
        AssumeRolePolicyDocument: documents.trustPolicy,
        MaxSessionDuration: wanted.maxSessionDuration ?? 3_600,
      });
      expect(made.Description || undefined).toBe(
        wanted.description || undefined,
      );
      expect(
        Object.fromEntries(
          (made.Tags ?? []).map(({ Key, Value }) => [Key, Value]),
        ),
      ).toEqual(wanted.tags ?? {});
      const { AttachedPolicies } = cli.json<{
        AttachedPolicies: { PolicyArn: string }[];
      }>(`iam list-attached-role-policies ${name}`);
      expect(AttachedPolicies.map(({ PolicyArn }) => PolicyArn).sort()).toEqual(
        inAccount(wanted.managedPolicyArns ?? []).toSorted(),
      );
      for (const { name: policy, document } of documents.inlinePolicies) {
        expect(
          cli.json(`iam get-role-policy ${name} --policy-name='${policy}'`),
        ).toMatchObject({ PolicyDocument: document });
      }
    }
  });
});
