export { parseArn, type Arn } from './parseArn';
export { parseRoleArn, type RoleArn } from './parseRoleArn';
