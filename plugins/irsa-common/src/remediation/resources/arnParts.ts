import { parseArn, parseRoleArn } from '../../arn';

/** Name and path of a role, from its ARN. */
export function roleOf(arn: string): {
  name: string;
  path: string;
  account: string;
} {
  const parsed = parseRoleArn(arn);
  return 'role' in parsed
    ? parsed.role
    : { name: '<name>', path: '/', account: '<account>' };
}

/** Name and region of an EKS cluster, from its ARN. */
export function clusterOf(arn: string): { name: string; region: string } {
  const parsed = parseArn(arn);
  return {
    name: parsed?.resource.replace(/^cluster\//, '') ?? '<cluster>',
    region: parsed?.region ?? '<region>',
  };
}

/** The issuer of an OIDC provider with `https://`, from its ARN. */
export function issuerUrlOf(providerArn: string): string {
  return `https://${providerArn.split(':oidc-provider/')[1] ?? '<issuer>'}`;
}
