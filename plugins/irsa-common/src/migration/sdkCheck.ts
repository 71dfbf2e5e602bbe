import { MigrationCheck, MigrationRequest } from './types';

/** The first versions that know the mechanism. Source: the minimum SDK versions in the EKS User Guide, at the address in the check. */
const MINIMUMS = {
  irsa: {
    versions:
      'Java 2.10.11 (version 1: 1.11.704), Go 1.23.13, boto3 1.9.220, AWS CLI 1.16.232, JavaScript 3.27.0 (version 2: 2.525.0), Ruby 3.58.0, .NET 3.3.659.1, PHP 3.110.7, C++ 1.7.174',
    source:
      'https://docs.aws.amazon.com/eks/latest/userguide/iam-roles-for-service-accounts-minimum-sdk.html',
  },
  'pod-identity': {
    versions:
      'Java 2.21.30, Go 1.47.11, boto3 1.34.41, AWS CLI 2.15.0 (version 1: 1.30.0), JavaScript 3.458.0 (version 2: 2.1550.0), Ruby 3.188.0, .NET 3.7.734.0, PHP 3.287.1, C++ 1.11.263, Kotlin 1.0.1',
    source:
      'https://docs.aws.amazon.com/eks/latest/userguide/pod-id-minimum-sdk.html',
  },
} as const;

/** Says which SDKs can do it; which one an image holds nobody has read. */
export function sdkCheck({ mechanism }: MigrationRequest): MigrationCheck {
  const { versions, source } = MINIMUMS[mechanism];
  return {
    status: 'check',
    title: 'SDKs of the images',
    text: `Which SDK an image holds cannot be seen from outside: look into the lock file of the workload. It needs at least ${versions} (${source}). An SDK that is too old takes the role of the node instead, without an error. So does code that names another way to get credentials, such as an instance profile provider or keys of its own: see that it uses the default chain.`,
  };
}
