import {
  TypeScriptExpression,
  typeScriptString,
  typeScriptValue,
} from '../emit/typescript';
import { AwsResource } from './awsResource';
import { cloudFormationResource } from './cloudFormation';

/** The module of `aws-cdk-lib` and the construct for a type of CloudFormation. */
const CONSTRUCTS: Readonly<Record<string, { module: string; name: string }>> = {
  'AWS::IAM::Role': { module: 'iam', name: 'CfnRole' },
  'AWS::IAM::OIDCProvider': { module: 'iam', name: 'CfnOIDCProvider' },
  'AWS::EKS::PodIdentityAssociation': {
    module: 'eks',
    name: 'CfnPodIdentityAssociation',
  },
  'AWS::EKS::Addon': { module: 'eks', name: 'CfnAddon' },
};

/** Properties whose values are documents of IAM, which keep their own names. */
const DOCUMENTS = new Set(['AssumeRolePolicyDocument', 'PolicyDocument']);

/** A construct of the CDK: an expression that makes it in `this`, and the module of `aws-cdk-lib` that it needs. */
export interface CdkConstruct {
  readonly module: string;
  readonly expression: string;
}

/**
 * A resource as a construct of the CDK that takes what CloudFormation takes, since the higher ones change trust policies; nothing where
 * there is none that stands alone. `role` is the name of a variable that holds the role's construct, where the same code makes the role.
 */
export function cdkConstruct(
  resource: AwsResource,
  indent = '',
  role?: string,
): CdkConstruct | undefined {
  const found = cloudFormationResource(resource);
  if (!found) {
    return undefined;
  }
  const [logicalId, { Type, Properties }] = found;
  const { module, name } = CONSTRUCTS[Type];
  const properties = {
    ...(constructProperties(Properties) as Record<string, unknown>),
    ...(role === undefined
      ? {}
      : { roleArn: new TypeScriptExpression(`${role}.attrArn`) }),
  };
  return {
    module,
    expression: `new ${module}.${name}(this, ${typeScriptString(
      logicalId,
    )}, ${typeScriptValue(properties, indent)})`,
  };
}

/** The imports of modules of `aws-cdk-lib`, each from its own file, since the whole library takes long to read. */
export function cdkImports(modules: readonly string[]): string {
  return [...new Set(modules)]
    .sort()
    .map(module => `import * as ${module} from 'aws-cdk-lib/aws-${module}';`)
    .join('\n');
}

/** The CDK writes the names of CloudFormation's properties with a small letter first. */
function constructProperties(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(constructProperties);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key.charAt(0).toLowerCase() + key.slice(1),
      DOCUMENTS.has(key) ? each : constructProperties(each),
    ]),
  );
}
