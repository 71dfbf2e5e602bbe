import { guessTool } from './guessTool';

describe('guessTool', () => {
  it.each([
    [{ ManagedBy: 'Terraform' }, 'terraform-module-v6'],
    [{ managed_by: 'opentofu' }, 'opentofu'],
    [{ 'terraform:workspace': 'prod' }, 'terraform-module-v6'],
    [{ 'aws:cloudformation:stack-name': 'payments' }, 'cloudformation'],
    [
      { 'aws:cloudformation:stack-name': 'p', 'aws-cdk:subnet-type': 'x' },
      'cdk',
    ],
    [
      {
        'aws:cloudformation:stack-name': 'eksctl-prod',
        'alpha.eksctl.io/cluster-name': 'prod',
      },
      'eksctl',
    ],
    [{ 'services.k8s.aws/controller-version': 'iam-1.4' }, 'ack'],
    [{ 'crossplane-kind': 'role.iam.aws.upbound.io' }, 'crossplane'],
  ])('takes from %p that it is %s', (tags, tool) => {
    expect(guessTool(tags as Record<string, string>)?.tool).toBe(tool);
  });

  it('names the tag, and knows nothing from tags that say nothing', () => {
    expect(guessTool({ owner: 'a', ManagedBy: 'terraform' })?.tag).toBe(
      'ManagedBy=terraform',
    );
    expect(guessTool({ ManagedBy: 'the platform team' })).toBeUndefined();
    expect(guessTool({ 'my-terraform-course': 'yes' })).toBeUndefined();
    expect(guessTool({})).toBeUndefined();
  });
});
