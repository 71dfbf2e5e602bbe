import { parseAllDocuments } from 'yaml';
import { IdentityFile, IdentityForm } from '../identity/types';
import { Part } from './part';
import { readCommands } from './readCommands';
import { readHcl } from './readHcl';
import { readConstructions } from './readTypeScript';

/** What the files of an identity say, whichever form they have. */
export interface ReadIdentity {
  readonly trustPolicy: unknown;
  readonly name: unknown;
  readonly path?: unknown;
  readonly description?: unknown;
  readonly boundary?: unknown;
  readonly maxSessionDuration?: unknown;
  readonly managedPolicyArns: readonly unknown[];
  readonly inlinePolicies: readonly { name?: unknown; document: unknown }[];
  readonly tags: Readonly<Record<string, unknown>>;
  /** `<cluster>/<namespace>/<service account>` each. */
  readonly associations: readonly string[];
  readonly serviceAccounts: readonly unknown[];
}

type Read = Omit<ReadIdentity, 'serviceAccounts'>;
type Files = readonly IdentityFile[];

function documentsOf(text: string): Part[] {
  return parseAllDocuments(text).map(document => {
    if (document.errors.length > 0) {
      throw document.errors[0];
    }
    return new Part(document.toJS());
  });
}

function associationText(cluster: Part, namespace: Part, name: Part): string {
  return [cluster, namespace, name].map(each => each.text()).join('/');
}

function pairs(list: Part, key: string, value: string) {
  return Object.fromEntries(
    list.list().map(each => [each.at(key).text(), each.at(value).value]),
  );
}

async function terraformParts([{ content }]: Files) {
  const file = new Part(await readHcl(content));
  const blocks = (...keys: string[]) =>
    file
      .at(...keys)
      .entries()
      .flatMap(([, each]) => each.list());
  return {
    blocks,
    inlinePolicies: blocks('resource', 'aws_iam_role_policy').map(each => ({
      name: each.at('name').value,
      document: each.at('policy').value,
    })),
    associations: blocks('resource', 'aws_eks_pod_identity_association').map(
      each =>
        associationText(
          each.at('cluster_name'),
          each.at('namespace'),
          each.at('service_account'),
        ),
    ),
  };
}

async function readTerraform(files: Files): Promise<Read> {
  const { blocks, inlinePolicies, associations } = await terraformParts(files);
  const [role] = blocks('resource', 'aws_iam_role');
  return {
    trustPolicy: role.at('assume_role_policy').value,
    name: role.at('name').value,
    path: role.at('path').value,
    description: role.at('description').value,
    boundary: role.at('permissions_boundary').value,
    maxSessionDuration: role.at('max_session_duration').value,
    managedPolicyArns: blocks(
      'resource',
      'aws_iam_role_policy_attachment',
    ).flatMap(each => each.at('for_each').value),
    inlinePolicies,
    tags: (role.at('tags').value ?? {}) as Record<string, unknown>,
    associations,
  };
}

async function readModule(files: Files): Promise<Read> {
  const { blocks, inlinePolicies, associations } = await terraformParts(files);
  const [call] = blocks('module');
  const either = (...names: string[]) =>
    names.map(name => call.at(name).value).find(each => each !== undefined);
  return {
    trustPolicy: { Version: '2012-10-17', Statement: moduleStatements(call) },
    name: either('name', 'role_name'),
    path: either('path', 'role_path'),
    description: either('description', 'role_description'),
    boundary: either('permissions_boundary', 'role_permissions_boundary_arn'),
    maxSessionDuration: either('max_session_duration'),
    managedPolicyArns: [
      ...call
        .at('policies')
        .entries()
        .map(([, each]) => each.value),
      ...call
        .at('role_policy_arns')
        .list()
        .map(each => each.value),
    ],
    inlinePolicies,
    tags: (either('tags') ?? {}) as Record<string, unknown>,
    associations,
  };
}

function moduleStatements(call: Part): unknown[] {
  const [, module] = call.at('source').text().split('//modules/');
  switch (module) {
    case 'iam-role-for-service-accounts':
      return call
        .at('oidc_providers')
        .entries()
        .map(([, provider]) => {
          const arn = provider.at('provider_arn').text();
          const issuer = arn.replace(/^(.*provider\/)/, '');
          return webIdentity(arn, {
            StringEquals: {
              [`${issuer}:sub`]: provider
                .at('namespace_service_accounts')
                .list()
                .map(each => `system:serviceaccount:${each.text()}`),
              [`${issuer}:aud`]: ['sts.amazonaws.com'],
            },
          });
        });
    case 'iam-assumable-role-with-oidc':
      return call
        .at('provider_urls')
        .list()
        .map(url =>
          webIdentity(
            `arn:aws:iam::${call
              .at('aws_account_id')
              .text()}:oidc-provider/${url.text()}`,
            {
              StringEquals: {
                [`${url.text()}:sub`]: call.at('oidc_fully_qualified_subjects')
                  .value,
              },
              StringLike: {
                [`${url.text()}:aud`]: call.at('oidc_fully_qualified_audiences')
                  .value,
              },
            },
          ),
        );
    case 'iam-role':
      return call
        .at('trust_policy_permissions')
        .entries()
        .map(([, statement]) => ({
          Effect: statement.at('effect').value,
          Action: statement.at('actions').value,
          Principal: pairs(statement.at('principals'), 'type', 'identifiers'),
          Condition: conditionsOf(statement.at('condition')),
        }));
    default:
      throw new Error(`There is no module named ${module}.`);
  }
}

function conditionsOf(conditions: Part) {
  const read: Record<string, Record<string, unknown>> = {};
  for (const condition of conditions.list()) {
    const test = condition.at('test').text();
    read[test] = {
      ...read[test],
      [condition.at('variable').text()]: condition.at('values').value,
    };
  }
  return read;
}

function webIdentity(provider: string, Condition: object) {
  return {
    Effect: 'Allow',
    Action: 'sts:AssumeRoleWithWebIdentity',
    Principal: { Federated: provider },
    Condition,
  };
}

function readCloudFormation(content: string): Read {
  const [template] = documentsOf(content);
  const ofType = (type: string) =>
    template
      .at('Resources')
      .entries()
      .filter(([, each]) => each.at('Type').value === type)
      .map(([, each]) => each.at('Properties'));
  const [role] = ofType('AWS::IAM::Role');
  return {
    trustPolicy: role.at('AssumeRolePolicyDocument').value,
    name: role.at('RoleName').value,
    path: role.at('Path').value,
    description: role.at('Description').value,
    boundary: role.at('PermissionsBoundary').value,
    maxSessionDuration: role.at('MaxSessionDuration').value,
    managedPolicyArns: role
      .at('ManagedPolicyArns')
      .list()
      .map(each => each.value),
    inlinePolicies: role
      .at('Policies')
      .list()
      .map(each => ({
        name: each.at('PolicyName').value,
        document: each.at('PolicyDocument').value,
      })),
    tags: pairs(role.at('Tags'), 'Key', 'Value'),
    associations: ofType('AWS::EKS::PodIdentityAssociation').map(each =>
      associationText(
        each.at('ClusterName'),
        each.at('Namespace'),
        each.at('ServiceAccount'),
      ),
    ),
  };
}

function readCdk(content: string): Read {
  const made = readConstructions(content);
  const ofType = (type: string) =>
    made
      .filter(({ construct }) => construct === type)
      .map(({ properties }) => new Part(properties));
  const [role] = ofType('iam.CfnRole');
  return {
    trustPolicy: role.at('assumeRolePolicyDocument').value,
    name: role.at('roleName').value,
    path: role.at('path').value,
    description: role.at('description').value,
    boundary: role.at('permissionsBoundary').value,
    maxSessionDuration: role.at('maxSessionDuration').value,
    managedPolicyArns: role
      .at('managedPolicyArns')
      .list()
      .map(each => each.value),
    inlinePolicies: role
      .at('policies')
      .list()
      .map(each => ({
        name: each.at('policyName').value,
        document: each.at('policyDocument').value,
      })),
    tags: pairs(role.at('tags'), 'key', 'value'),
    associations: ofType('eks.CfnPodIdentityAssociation').map(each =>
      associationText(
        each.at('clusterName'),
        each.at('namespace'),
        each.at('serviceAccount'),
      ),
    ),
  };
}

/** eksctl asks EKS for the issuer of the cluster; here the name of the cluster stands in its place. */
function readEksctl(content: string): Read {
  const [config] = documentsOf(content);
  const [role] = config.at('iam', 'serviceAccounts').list();
  const cluster = config.at('metadata', 'name').text();
  const subject = ['namespace', 'name'].map(key =>
    role.at('metadata', key).text(),
  );
  return {
    trustPolicy: {
      Version: '2012-10-17',
      Statement: [
        webIdentity(`arn:aws:iam::111122223333:oidc-provider/${cluster}`, {
          StringEquals: {
            [`${cluster}:sub`]: `system:serviceaccount:${subject.join(':')}`,
            [`${cluster}:aud`]: 'sts.amazonaws.com',
          },
        }),
      ],
    },
    name: role.at('roleName').value,
    boundary: role.at('permissionsBoundary').value,
    managedPolicyArns: role
      .at('attachPolicyARNs')
      .list()
      .map(each => each.value),
    inlinePolicies: [role.at('attachPolicy').value]
      .filter(each => each !== undefined)
      .map(document => ({ document })),
    tags: (role.at('tags').value ?? {}) as Record<string, unknown>,
    associations: [],
  };
}

function readAck(content: string): Read {
  const objects = documentsOf(content);
  const ofKind = (kind: string) =>
    objects
      .filter(each => each.at('kind').value === kind)
      .map(each => each.at('spec'));
  const [role] = ofKind('Role');
  return {
    trustPolicy: role.at('assumeRolePolicyDocument').json(),
    name: role.at('name').value,
    path: role.at('path').value,
    description: role.at('description').value,
    boundary: role.at('permissionsBoundary').value,
    maxSessionDuration: role.at('maxSessionDuration').value,
    managedPolicyArns: role
      .at('policies')
      .list()
      .map(each => each.value),
    inlinePolicies: role
      .at('inlinePolicies')
      .entries()
      .map(([name, document]) => ({ name, document: document.json() })),
    tags: pairs(role.at('tags'), 'key', 'value'),
    associations: ofKind('PodIdentityAssociation').map(each =>
      associationText(
        each.at('clusterName'),
        each.at('namespace'),
        each.at('serviceAccount'),
      ),
    ),
  };
}

function readCrossplane(content: string): Read {
  const objects = documentsOf(content);
  const ofKind = (kind: string) =>
    objects
      .filter(each => each.at('kind').value === kind)
      .map(each => ({
        externalName: each.at(
          'metadata',
          'annotations',
          'crossplane.io/external-name',
        ).value,
        spec: each.at('spec', 'forProvider'),
      }));
  const [{ externalName, spec: role }] = ofKind('Role');
  return {
    trustPolicy: role.at('assumeRolePolicy').json(),
    name: externalName,
    path: role.at('path').value,
    description: role.at('description').value,
    boundary: role.at('permissionsBoundary').value,
    maxSessionDuration: role.at('maxSessionDuration').value,
    managedPolicyArns: ofKind('RolePolicyAttachment').map(
      ({ spec }) => spec.at('policyArn').value,
    ),
    inlinePolicies: ofKind('RolePolicy').map(each => ({
      name: each.externalName,
      document: each.spec.at('policy').json(),
    })),
    tags: (role.at('tags').value ?? {}) as Record<string, unknown>,
    associations: ofKind('PodIdentityAssociation').map(({ spec }) =>
      associationText(
        spec.at('clusterName'),
        spec.at('namespace'),
        spec.at('serviceAccount'),
      ),
    ),
  };
}

/** Commands are read by a shell, which hands the words of each `aws` to a function that writes them down. */
function readJson(files: Files): Read {
  const contentOf = (name: string) =>
    files.find(({ path }) => path === name)?.content ?? '';
  const commands = readCommands(
    files.find(({ path }) => path.endsWith('.sh'))?.content ?? '',
  );
  const of = (verb: string) =>
    commands
      .filter(each => each.verb === verb)
      .map(({ options }) => new Part(options));
  const document = (value: Part) =>
    JSON.parse(contentOf(value.text().replace('file://', ''))) as unknown;
  const [role] = of('create-role');
  const seconds = role.at('--max-session-duration').value;
  return {
    trustPolicy: document(role.at('--assume-role-policy-document')),
    name: role.at('--role-name').value,
    path: role.at('--path').value,
    description: role.at('--description').value,
    boundary: role.at('--permissions-boundary').value,
    maxSessionDuration: seconds === undefined ? undefined : Number(seconds),
    managedPolicyArns: of('attach-role-policy').map(
      each => each.at('--policy-arn').value,
    ),
    inlinePolicies: of('put-role-policy').map(each => ({
      name: each.at('--policy-name').value,
      document: document(each.at('--policy-document')),
    })),
    tags:
      role.at('--tags').value === undefined
        ? {}
        : pairs(new Part(role.at('--tags').json()), 'Key', 'Value'),
    associations: of('create-pod-identity-association').map(each =>
      associationText(
        each.at('--cluster-name'),
        each.at('--namespace'),
        each.at('--service-account'),
      ),
    ),
  };
}

const READERS: Record<IdentityForm, (files: Files) => Promise<Read>> = {
  terraform: readTerraform,
  'terraform-module-v6': readModule,
  'terraform-module-v5': readModule,
  cloudformation: async ([{ content }]) => readCloudFormation(content),
  cdk: async ([{ content }]) => readCdk(content),
  eksctl: async ([{ content }]) => readEksctl(content),
  ack: async ([{ content }]) => readAck(content),
  crossplane: async ([{ content }]) => readCrossplane(content),
  json: async files => readJson(files),
};

/** Reads files of an identity with parsers that nobody here wrote. What a module or eksctl makes of them follows its documentation. */
export async function readIdentityFiles(
  files: Files,
  form: IdentityForm,
): Promise<ReadIdentity> {
  const manifest = files.find(({ path }) => path.includes('.service-account.'));
  return {
    ...(await READERS[form](files)),
    serviceAccounts: documentsOf(manifest?.content ?? '').map(
      ({ value }) => value,
    ),
  };
}
