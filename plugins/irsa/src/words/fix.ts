/** The words of a fix and of the choice of tool for it. */
export const fixWords = {
  title: 'Fix',
  showFor: 'Show for',
  fromTag: 'from the role’s tag',
  roleTag: 'Role tag: {{tag}}',
  copy: 'Copy',
  shownInstead:
    '{{wanted}} cannot make this change, so it is shown for {{shown}}.',
  none: 'There is no change to paste for this finding.',
  verify: 'Check that it worked',
  section: {
    terraform: 'Terraform and OpenTofu',
    aws: 'AWS',
    kubernetes: 'Kubernetes',
  },
  tool: {
    terraformModuleV6: 'Terraform module v6',
    terraformModuleV5: 'Terraform module v5',
    opentofu: 'OpenTofu, plain resource',
    cloudformation: 'CloudFormation',
    cdk: 'CDK',
    awsCli: 'AWS CLI',
    eksctl: 'eksctl',
    ack: 'ACK',
    crossplane: 'Crossplane',
    kubectl: 'kubectl',
  },
  notFor: {
    module: 'the module does not make this change',
    code: 'not for this change',
    awsCli: 'not for what is in a cluster',
    eksctl: 'eksctl does not make this change',
    kubectl: 'not for what is in AWS',
  },
} as const;
