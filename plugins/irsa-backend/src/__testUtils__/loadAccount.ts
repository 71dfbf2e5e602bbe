import {
  AttachRolePolicyCommand,
  CreateOpenIDConnectProviderCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  IAMClient,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { asList, asText, at } from '../sources/shape';
import { EstateFiles, filesIn } from './demoFiles';

/** Creates in IAM what the files of an account say there is. */
export async function loadAccount(
  iam: IAMClient,
  files: EstateFiles,
  account: string,
): Promise<void> {
  const documents = filesIn(files, `accounts/${account}`).map(
    ([path, text]) => ({ path, document: JSON.parse(text) as unknown }),
  );
  const details = documents.filter(({ path }) =>
    path.startsWith('account-authorization-details'),
  );
  for (const { document } of details) {
    for (const policy of asList(at(document, 'Policies'))) {
      await createPolicy(iam, policy);
    }
  }
  for (const { document } of details) {
    for (const role of asList(at(document, 'RoleDetailList'))) {
      await createRole(iam, role);
    }
  }
  for (const { path, document } of documents) {
    if (path.startsWith('open-id-connect-providers/')) {
      await iam.send(
        new CreateOpenIDConnectProviderCommand({
          Url: `https://${asText(at(document, 'Url'))}`,
          ClientIDList: textsOf(document, 'ClientIDList'),
          ThumbprintList: textsOf(document, 'ThumbprintList'),
          Tags: tagsOf(document),
        }),
      );
    }
  }
}

async function createPolicy(iam: IAMClient, policy: unknown): Promise<void> {
  const version = asList(at(policy, 'PolicyVersionList')).find(
    each => at(each, 'IsDefaultVersion') === true,
  );
  await iam.send(
    new CreatePolicyCommand({
      PolicyName: asText(at(policy, 'PolicyName')),
      Path: asText(at(policy, 'Path')),
      PolicyDocument: documentText(at(version, 'Document')),
    }),
  );
}

async function createRole(iam: IAMClient, role: unknown): Promise<void> {
  const RoleName = asText(at(role, 'RoleName'));
  await iam.send(
    new CreateRoleCommand({
      RoleName,
      Path: asText(at(role, 'Path')),
      AssumeRolePolicyDocument: documentText(
        at(role, 'AssumeRolePolicyDocument'),
      ),
      PermissionsBoundary: asText(
        at(role, 'PermissionsBoundary', 'PermissionsBoundaryArn'),
      ),
      Tags: tagsOf(role),
    }),
  );
  for (const policy of asList(at(role, 'RolePolicyList'))) {
    await iam.send(
      new PutRolePolicyCommand({
        RoleName,
        PolicyName: asText(at(policy, 'PolicyName')),
        PolicyDocument: documentText(at(policy, 'PolicyDocument')),
      }),
    );
  }
  for (const policy of asList(at(role, 'AttachedManagedPolicies'))) {
    await iam.send(
      new AttachRolePolicyCommand({
        RoleName,
        PolicyArn: asText(at(policy, 'PolicyArn')),
      }),
    );
  }
}

/** Exports have documents as JSON or, as AWS sends them, percent-encoded. */
function documentText(document: unknown): string {
  return typeof document === 'string'
    ? decodeURIComponent(document)
    : JSON.stringify(document);
}

function textsOf(value: unknown, key: string): string[] {
  return asList(at(value, key)).flatMap(each => asText(each) ?? []);
}

function tagsOf(value: unknown) {
  return asList(at(value, 'Tags')).map(tag => ({
    Key: asText(at(tag, 'Key')),
    Value: asText(at(tag, 'Value')),
  }));
}
