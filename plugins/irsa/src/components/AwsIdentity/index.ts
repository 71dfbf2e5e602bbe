export { AwsIdentity } from './AwsIdentity';
