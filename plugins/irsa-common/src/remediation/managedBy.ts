import { RemediationTarget } from './targets';

/**
 * A tool that a tag can show to manage a role. A tag tells Terraform, not which of its modules.
 *
 * @public
 */
export type ManagingTool = Extract<
  RemediationTarget,
  | 'terraform'
  | 'opentofu'
  | 'cloudformation'
  | 'cdk'
  | 'eksctl'
  | 'ack'
  | 'crossplane'
>;

/**
 * The tool that manages a role, as far as its tags show.
 *
 * @public
 */
export interface ManagedBy {
  /** The tool. */
  readonly tool: ManagingTool;
  /** The tag that shows it, key and value, for instance `ManagedBy=terraform`. */
  readonly tag: string;
}

const BY_VALUE: readonly (readonly [RegExp, ManagingTool])[] = [
  [/\b(?:open)?tofu\b/, 'opentofu'],
  [/\bterra(?:form|grunt)\b/, 'terraform'],
  [/\bcrossplane\b/, 'crossplane'],
  [/\b(?:aws-)?cdk\b/, 'cdk'],
  [/\bcloudformation\b/, 'cloudformation'],
  [/\beksctl\b/, 'eksctl'],
  [/\back\b/, 'ack'],
];

/**
 * Keys that tools set themselves. In this order: stacks of eksctl and of the CDK carry the tags of CloudFormation too.
 *
 * Sources: eksctl, `api.ClusterNameTag`; ACK runtime, default resource tags; Crossplane, `resource.ExternalResourceTagKey…`; AWS CloudFormation
 * User Guide, "Resource tag".
 */
const BY_KEY: readonly (readonly [RegExp, ManagingTool])[] = [
  [/^(?:alpha\.eksctl\.io\/|eksctl\.)/, 'eksctl'],
  [/^services\.k8s\.aws\//, 'ack'],
  [/^crossplane-(?:kind|name|providerconfig)$/, 'crossplane'],
  [/^aws-cdk:/, 'cdk'],
  [/^terraform(?:$|[:_-])/, 'terraform'],
  [/^aws:cloudformation:/, 'cloudformation'],
];

const MANAGED_BY = /^managed[-_]?by$/;
const NO = /^(?:false|no|0)$/;

/**
 * Tells from the tags of a role which tool manages it; undefined where no tag does. Whoever may tag the role decides what they say, so this is a
 * hint that a reader can overrule.
 *
 * @public
 */
export function managedBy(
  tags: Readonly<Record<string, string>>,
): ManagedBy | undefined {
  const all = Object.entries(tags).map(([key, value]) => ({
    key: key.toLocaleLowerCase('en-US'),
    value: value.toLocaleLowerCase('en-US'),
    tag: `${key}=${value}`,
  }));
  for (const { key, value, tag } of all) {
    const match = BY_VALUE.find(([word]) => word.test(value));
    if (MANAGED_BY.test(key) && match) {
      return { tool: match[1], tag };
    }
  }
  // The name is the only thing that tells a stack of eksctl: it gives none of its own tags to some of its roles.
  const stack = all.find(
    ({ key, value }) =>
      key === 'aws:cloudformation:stack-name' && value.startsWith('eksctl-'),
  );
  if (stack) {
    return { tool: 'eksctl', tag: stack.tag };
  }
  for (const [start, tool] of BY_KEY) {
    const match = all.find(
      ({ key, value }) => start.test(key) && !NO.test(value),
    );
    if (match) {
      return { tool, tag: match.tag };
    }
  }
  return undefined;
}
