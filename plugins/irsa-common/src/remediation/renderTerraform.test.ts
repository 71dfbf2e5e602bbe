import { spawnSync } from 'node:child_process';
import { Remedy } from '../model';
import { minimalTrust } from '../trust';
import { renderRemediation } from './renderRemediation';

const ACCOUNT = '111122223333';
const ROLE = `arn:aws:iam::${ACCOUNT}:role/apps/payments-api`;
const CLUSTER = `arn:aws:eks:eu-west-1:${ACCOUNT}:cluster/prod`;
const providers = ['a', 'b'].map(
  id =>
    `arn:aws:iam::${ACCOUNT}:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/${id}`,
);
const subjects = [
  { namespace: 'payments', name: 'payments-api' },
  { namespace: 'payments', name: 'payments-worker' },
];
const place = { cluster: 'prod', namespace: 'payments', name: 'api' };

const remedies: Record<string, Remedy[]> = {
  'a trust policy for IRSA': [
    {
      action: 'set-trust-policy',
      roleArn: ROLE,
      policy: JSON.stringify(
        minimalTrust({ mechanism: 'irsa', subjects, providers }).policy,
      ),
    },
  ],
  'a trust policy with variables and quotes': [
    {
      action: 'set-trust-policy',
      roleArn: ROLE,
      policy: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'it is "so"\n%{x}',
            Effect: 'Allow',
            Principal: { AWS: '*' },
            Action: 'sts:AssumeRole',
            Condition: { StringLike: { 'aws:userid': ['${aws:userid}', 'é'] } },
          },
        ],
      }),
    },
  ],
  'everything in a cluster': [
    {
      action: 'create-service-account',
      ...place,
      annotations: { 'eks.amazonaws.com/role-arn': ROLE },
    },
    {
      action: 'annotate-service-account',
      ...place,
      key: 'eks.amazonaws.com/role-arn',
      value: ROLE,
    },
    { action: 'restart-workload', ...place, kind: 'Deployment' },
  ],
  'everything in AWS': [
    {
      action: 'create-provider',
      account: ACCOUNT,
      providerArn: providers[0],
      audience: 'sts.amazonaws.com',
      cluster: 'prod',
    },
    {
      action: 'create-association',
      clusterArn: CLUSTER,
      namespace: 'payments',
      serviceAccount: 'api',
      roleArn: ROLE,
    },
    { action: 'install-addon', clusterArn: CLUSTER, addon: 'agent' },
    { action: 'attach-role-policy', roleArn: ROLE, policyArn: ROLE },
    { action: 'explain', text: 'Then look.\nAnd look again.' },
  ],
};

const isInstalled = spawnSync('terraform', ['version']).status === 0;

/** As `terraform fmt` writes it, where Terraform is installed; it fails on what is no HCL. */
function formatted(text: string): string {
  if (!isInstalled) {
    return text;
  }
  const { stdout, status, stderr } = spawnSync('terraform', ['fmt', '-'], {
    input: text,
    encoding: 'utf8',
  });
  if (status !== 0) {
    throw new Error(`terraform fmt refuses this: ${stderr}\n${text}`);
  }
  return stdout;
}

describe('what is written for Terraform', () => {
  it.each(Object.entries(remedies))(
    'is what terraform fmt would write: %s',
    (_, steps) => {
      const texts = renderRemediation(steps)
        .filter(({ target }) => target.startsWith('terraform'))
        .map(({ text }) => `${text}\n`);
      expect(texts).not.toEqual([]);
      for (const text of texts) {
        expect(formatted(text)).toBe(text);
        // Nothing may begin a template that is not meant to be one.
        expect(text.replace(/[$]{2}\{|%%\{/g, '')).not.toMatch(/[$%]\{/);
      }
    },
  );
});
