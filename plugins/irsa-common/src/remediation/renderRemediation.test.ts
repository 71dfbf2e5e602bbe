import { parse } from 'yaml';
import { Remedy } from '../model';
import { minimalTrust, lintTrustPolicy } from '../trust';
import { renderFirstRemediation, renderRemediation } from './renderRemediation';
import { RemediationTarget } from './targets';

const ACCOUNT = '111122223333';
const ISSUER = 'oidc.eks.eu-west-1.amazonaws.com/id/ABC';
const PROVIDER = `arn:aws:iam::${ACCOUNT}:oidc-provider/${ISSUER}`;
const ROLE = `arn:aws:iam::${ACCOUNT}:role/apps/payments-api`;
const CLUSTER = `arn:aws:eks:eu-west-1:${ACCOUNT}:cluster/prod`;

const NOTE =
  '# Change the trust policy where your code makes this role, and keep what else it says there.';

const { policy } = minimalTrust({
  mechanism: 'irsa',
  subjects: [{ namespace: 'payments', name: 'payments-api' }],
  providers: [PROVIDER],
});
const setTrust: Remedy = {
  action: 'set-trust-policy',
  roleArn: ROLE,
  policy: JSON.stringify(policy),
};
const place = { cluster: 'prod-euw1', namespace: 'payments', name: 'api' };

function textFor(target: RemediationTarget, ...remedies: Remedy[]): string {
  const found = renderRemediation(remedies).find(
    each => each.target === target,
  );
  return found?.text ?? `nothing for ${target}`;
}

describe('renderFirstRemediation', () => {
  it('has the first of the forms, and nothing for no steps', () => {
    for (const remedies of [
      [{ action: 'explain', text: 'Look again.' }],
      [{ action: 'set-session-duration', roleArn: ROLE, seconds: 3600 }],
    ] satisfies Remedy[][]) {
      expect(renderFirstRemediation(remedies)).toEqual(
        renderRemediation(remedies).slice(0, 1),
      );
    }
    expect(renderFirstRemediation([])).toEqual([]);
  });
});

describe('renderRemediation', () => {
  it('has sentences where no command is right, and nothing for no steps', () => {
    expect(
      renderRemediation([{ action: 'explain', text: 'Ask the owner.' }]),
    ).toEqual([{ target: 'text', text: 'Ask the owner.' }]);
    expect(renderRemediation([])).toEqual([]);
  });

  it('writes a trust policy for the shell, for Terraform, its modules and CloudFormation', () => {
    expect(renderRemediation([setTrust]).map(({ target }) => target)).toEqual([
      'aws-cli',
      'terraform',
      'opentofu',
      'terraform-module-v6',
      'terraform-module-v5',
      'cloudformation',
      'cdk',
      'ack',
      'crossplane',
    ]);
    expect(textFor('aws-cli', setTrust)).toBe(
      [
        `# In account ${ACCOUNT}. This replaces the whole trust policy.`,
        'aws iam update-assume-role-policy \\',
        '  --role-name payments-api \\',
        `  --policy-document '${JSON.stringify(policy)}'`,
      ].join('\n'),
    );
    expect(textFor('terraform-module-v6', setTrust)).toBe(
      [
        NOTE,
        'module "payments_api" {',
        '  source          = "terraform-aws-modules/iam/aws//modules/iam-role-for-service-accounts"',
        '  version         = "~> 6.5"',
        '  name            = "payments-api"',
        '  use_name_prefix = false',
        '  path            = "/apps/"',
        '  oidc_providers = {',
        '    main = {',
        `      provider_arn               = "${PROVIDER}"`,
        '      namespace_service_accounts = ["payments:payments-api"]',
        '    }',
        '  }',
        '}',
      ].join('\n'),
    );
    expect(textFor('terraform-module-v5', setTrust)).toBe(
      [
        NOTE,
        'module "payments_api" {',
        '  source                         = "terraform-aws-modules/iam/aws//modules/iam-assumable-role-with-oidc"',
        '  version                        = "5.39.0"',
        '  create_role                    = true',
        '  role_name                      = "payments-api"',
        '  role_path                      = "/apps/"',
        `  aws_account_id                 = "${ACCOUNT}"`,
        `  provider_urls                  = ["${ISSUER}"]`,
        '  oidc_fully_qualified_subjects  = ["system:serviceaccount:payments:payments-api"]',
        '  oidc_fully_qualified_audiences = ["sts.amazonaws.com"]',
        '}',
      ].join('\n'),
    );
    const template = parse(textFor('cloudformation', setTrust)) as {
      Resources: Record<
        string,
        { Properties: { AssumeRolePolicyDocument: unknown } }
      >;
    };
    expect(
      lintTrustPolicy(
        template.Resources.RolePaymentsApi.Properties.AssumeRolePolicyDocument,
      ),
    ).toEqual([]);
  });

  it('does not write a module for what the module cannot express', () => {
    const podIdentity = minimalTrust({
      mechanism: 'pod-identity',
      subjects: [{ namespace: 'payments', name: 'payments-api' }],
      clusters: [CLUSTER],
    });
    const targets = renderRemediation([
      { ...setTrust, policy: JSON.stringify(podIdentity.policy) },
    ]).map(({ target }) => target);
    expect(targets).toContain('terraform-module-v6');
    expect(targets).not.toContain('terraform-module-v5');
  });

  it('keeps policy variables what they are in Terraform', () => {
    const text = textFor('terraform', {
      ...setTrust,
      policy: JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Condition: { StringEquals: { a: '${aws:userid}' } } }],
      }),
    });
    expect(text).toContain('"$${aws:userid}"');
  });

  it('creates a provider with every tool that can', () => {
    const remedy: Remedy = {
      action: 'create-provider',
      account: ACCOUNT,
      providerArn: PROVIDER,
      audience: 'sts.amazonaws.com',
      cluster: 'prod-euw1',
    };
    expect(textFor('aws-cli', remedy)).toBe(
      [
        `# In account ${ACCOUNT}, for cluster prod-euw1.`,
        'aws iam create-open-id-connect-provider \\',
        `  --url https://${ISSUER} \\`,
        '  --client-id-list sts.amazonaws.com',
      ].join('\n'),
    );
    expect(textFor('terraform', remedy)).toBe(
      [
        'resource "aws_iam_openid_connect_provider" "prod_euw1" {',
        `  url            = "https://${ISSUER}"`,
        '  client_id_list = ["sts.amazonaws.com"]',
        '}',
      ].join('\n'),
    );
    expect(textFor('cloudformation', remedy)).toContain(
      'AWS::IAM::OIDCProvider',
    );
  });

  it('annotates and restarts in the cluster, and says in Terraform what is left to do', () => {
    const remedies: Remedy[] = [
      {
        action: 'annotate-service-account',
        ...place,
        key: 'eks.amazonaws.com/role-arn',
        value: ROLE,
      },
      { action: 'restart-workload', ...place, kind: 'Deployment' },
    ];
    expect(textFor('kubectl', ...remedies)).toBe(
      [
        '# In cluster prod-euw1.',
        'kubectl annotate serviceaccount api \\',
        `  --overwrite eks.amazonaws.com/role-arn=${ROLE} \\`,
        '  --namespace payments',
        '# In cluster prod-euw1.',
        'kubectl rollout restart deployment/api --namespace payments',
      ].join('\n'),
    );
    const terraform = textFor('terraform', ...remedies);
    expect(terraform).toContain('resource "kubernetes_annotations" "api" {');
    expect(terraform).toMatch(
      /\n\n# In cluster prod-euw1\.\n# kubectl rollout restart deployment\/api --namespace payments$/,
    );
  });

  it('takes an annotation off with kubectl alone', () => {
    expect(
      renderRemediation([
        { action: 'annotate-service-account', ...place, key: 'a/b' },
      ]),
    ).toEqual([
      {
        target: 'kubectl',
        text: '# In cluster prod-euw1.\nkubectl annotate serviceaccount api a/b- --namespace payments',
      },
    ]);
  });

  it('creates an association with every tool that can', () => {
    const remedy: Remedy = {
      action: 'create-association',
      clusterArn: CLUSTER,
      namespace: 'payments',
      serviceAccount: 'api',
      roleArn: ROLE,
    };
    expect(renderRemediation([remedy]).map(({ target }) => target)).toEqual([
      'aws-cli',
      'eksctl',
      'terraform',
      'opentofu',
      'cloudformation',
      'cdk',
      'ack',
      'crossplane',
    ]);
    expect(textFor('eksctl', remedy)).toBe(
      [
        'eksctl create podidentityassociation \\',
        '  --region eu-west-1 \\',
        '  --cluster prod \\',
        '  --namespace payments \\',
        '  --service-account-name api \\',
        `  --role-arn ${ROLE}`,
      ].join('\n'),
    );
  });

  it.each<[string, Remedy, string]>([
    [
      'a workload that kubectl can change',
      {
        action: 'remove-environment',
        ...place,
        kind: 'StatefulSet',
        container: 'app',
        names: ['AWS_ROLE_ARN', 'AWS_REGION'],
      },
      'kubectl set env statefulset/api --containers=app AWS_ROLE_ARN- AWS_REGION- --namespace payments',
    ],
    [
      'a Pod, which cannot be changed',
      {
        action: 'set-service-account',
        ...place,
        kind: 'Pod',
        serviceAccount: 'own',
      },
      '# Change Pod payments/api of prod-euw1 where it is made',
    ],
    [
      'a CronJob',
      {
        action: 'set-service-account',
        ...place,
        kind: 'CronJob',
        serviceAccount: 'own',
      },
      'patch cronjob api',
    ],
    [
      'a Rollout of Argo',
      { action: 'restart-workload', ...place, kind: 'Rollout' },
      'kubectl argo rollouts restart api --namespace payments',
    ],
    [
      'a longest session',
      { action: 'set-session-duration', roleArn: ROLE, seconds: 3600 },
      'aws iam update-role --role-name payments-api --max-session-duration 3600',
    ],
    [
      'tags',
      { action: 'tag-role', roleArn: ROLE, keys: ['owner'] },
      "--tags 'Key=owner,Value=<value>'",
    ],
  ])('writes commands for %s', (_, remedy, text) => {
    const [first] = renderRemediation([remedy]);
    expect(first.text).toContain(text);
  });
});
