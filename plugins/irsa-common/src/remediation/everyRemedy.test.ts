import { Remedy } from '../model';
import { REMEDIES } from './__testUtils__/remedies';
import { renderRemediation } from './renderRemediation';

const targetsOf = (...remedies: Remedy[]) =>
  renderRemediation(remedies)
    .map(({ target }) => target)
    .join(' ');

const CODE =
  'terraform opentofu terraform-module-v6 terraform-module-v5 cloudformation cdk ack crossplane';

/** Which tools can do each step on its own, in the order in which they are offered. */
const TARGETS: Readonly<Record<string, string>> = {
  'set-trust-policy: irsa': `aws-cli ${CODE}`,
  'set-trust-policy: a service account in each of two clusters': `aws-cli ${CODE}`,
  'set-trust-policy: another audience': `aws-cli ${CODE}`,
  'set-trust-policy: pod-identity': `aws-cli ${CODE.replace(
    ' terraform-module-v5',
    '',
  )}`,
  'set-trust-policy: variables and quotes': `aws-cli ${CODE.replace(
    ' terraform-module-v5',
    '',
  )}`,
  'create-provider': 'aws-cli terraform opentofu cloudformation cdk crossplane',
  'add-client-id': 'aws-cli',
  'delete-provider': 'aws-cli',
  'annotate-service-account': 'kubectl terraform opentofu',
  'annotate-service-account: take off': 'kubectl',
  'create-service-account': 'kubectl terraform opentofu',
  'restart-workload': 'kubectl',
  'set-service-account': 'kubectl',
  'remove-environment': 'kubectl',
  'create-association':
    'aws-cli eksctl terraform opentofu cloudformation cdk ack crossplane',
  'delete-association': 'aws-cli eksctl',
  'install-addon':
    'aws-cli eksctl terraform opentofu cloudformation cdk ack crossplane',
  'attach-role-policy': 'aws-cli terraform opentofu crossplane',
  'detach-role-policy': 'aws-cli',
  'set-permissions-boundary': 'aws-cli',
  'set-session-duration': 'aws-cli',
  'tag-role': 'aws-cli',
  explain: 'text',
};

describe('every step of a fix', () => {
  it('is written for the tools that can do it, and for no others', () => {
    expect(
      Object.fromEntries(
        Object.entries(REMEDIES).map(([name, remedy]) => [
          name,
          targetsOf(remedy),
        ]),
      ),
    ).toEqual(TARGETS);
  });

  it.each(Object.keys(REMEDIES))(
    'stands in a fix with another one, as code, command or remark: %s',
    name => {
      const step = REMEDIES[name];
      const other =
        REMEDIES[
          step.action === 'set-trust-policy'
            ? 'restart-workload'
            : 'set-trust-policy: irsa'
        ];
      const written = renderRemediation([step, other]);
      for (const { target, text } of written) {
        expect(text).not.toMatch(/undefined|\[object/);
        for (const word of wordsOf(step)) {
          expect({ target, text }).toEqual({
            target,
            text: expect.stringContaining(word),
          });
        }
      }
    },
  );

  it('has the steps in the cluster alone for kubectl, and the others as remarks', () => {
    const written = renderRemediation([
      REMEDIES['set-trust-policy: irsa'],
      REMEDIES['restart-workload'],
    ]);
    const kubectl = written.find(({ target }) => target === 'kubectl');
    expect(
      kubectl?.text.split('\n').filter(line => !line.startsWith('#')),
    ).toEqual(['kubectl rollout restart deployment/api --namespace payments']);
    expect(kubectl?.text).toContain('# aws iam update-assume-role-policy');
  });
});

/** What has to be seen of a step, whatever the tool calls it. */
function wordsOf(step: Remedy): string[] {
  switch (step.action) {
    case 'set-trust-policy':
      return ['payments-api'];
    case 'create-provider':
    case 'add-client-id':
    case 'delete-provider':
      return ['oidc.eks.eu-west-1.amazonaws.com/id/ABC'];
    case 'restart-workload':
    case 'remove-environment':
    case 'set-service-account':
    case 'annotate-service-account':
    case 'create-association':
      return ['payments', 'api'];
    case 'delete-association':
      return [];
    case 'create-service-account':
      return ['payments', 'new'];
    case 'install-addon':
      return ['prod', step.addon];
    case 'attach-role-policy':
    case 'detach-role-policy':
      return ['payments-api', step.policyArn];
    case 'set-permissions-boundary':
      return ['payments-api', step.boundaryArn];
    case 'set-session-duration':
      return ['payments-api', '3600'];
    case 'tag-role':
      return ['payments-api', ...step.keys];
    default:
      return step.text.split('\n');
  }
}
