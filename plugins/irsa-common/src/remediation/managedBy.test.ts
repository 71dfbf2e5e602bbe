import { managedBy } from './managedBy';

describe('managedBy', () => {
  it.each([
    [{ ManagedBy: 'Terraform' }, 'terraform'],
    [{ managed_by: 'opentofu' }, 'opentofu'],
    [{ 'managed-by': 'Terragrunt 0.70' }, 'terraform'],
    [{ 'terraform:workspace': 'prod' }, 'terraform'],
    [{ Terraform: 'true' }, 'terraform'],
    [{ 'aws:cloudformation:stack-name': 'payments' }, 'cloudformation'],
    [
      { 'aws:cloudformation:stack-name': 'p', 'aws-cdk:subnet-type': 'x' },
      'cdk',
    ],
    [
      {
        'aws:cloudformation:stack-name': 'eksctl-prod-addon-iamserviceaccount',
      },
      'eksctl',
    ],
    [
      {
        'aws:cloudformation:stack-name': 'roles',
        'alpha.eksctl.io/cluster-name': 'prod',
      },
      'eksctl',
    ],
    [{ 'services.k8s.aws/controller-version': 'iam-1.4' }, 'ack'],
    [{ 'crossplane-kind': 'role.iam.aws.upbound.io' }, 'crossplane'],
  ])('takes from %p that it is %s', (tags, tool) => {
    expect(managedBy(tags as Record<string, string>)?.tool).toBe(tool);
  });

  it('names the tag', () => {
    expect(managedBy({ owner: 'a', ManagedBy: 'terraform' })).toEqual({
      tool: 'terraform',
      tag: 'ManagedBy=terraform',
    });
  });

  it.each([
    {},
    { ManagedBy: 'the platform team' },
    { ManagedBy: 'hackers' },
    { 'my-terraform-course': 'yes' },
    { terraform: 'false' },
    { terraformed: 'yes' },
    { 'crossplane-cost-centre': '17' },
    { Description: 'managed by terraform, once' },
  ])('knows nothing from %p', tags => {
    expect(managedBy(tags as Record<string, string>)).toBeUndefined();
  });
});
