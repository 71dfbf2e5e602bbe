/**
 * Something in AWS as it should be, whichever tool makes it: what a fix asks for, and what a new identity consists of.
 */
export type AwsResource =
  | RoleResource
  | ProviderResource
  | AssociationResource
  | AddonResource
  | PolicyAttachmentResource;

/** A role with its policies. */
export interface RoleResource {
  readonly kind: 'role';
  readonly account: string;
  readonly name: string;
  /** With a slash on both ends. */
  readonly path: string;
  /** The trust policy, as it stands in JSON. */
  readonly trustPolicy: unknown;
  readonly description?: string;
  readonly permissionsBoundaryArn?: string;
  readonly maxSessionDuration?: number;
  readonly managedPolicyArns: readonly string[];
  readonly inlinePolicies: readonly {
    readonly name: string;
    readonly document: unknown;
  }[];
  readonly tags: Readonly<Record<string, string>>;
}

/** An OIDC provider of IAM. */
export interface ProviderResource {
  readonly kind: 'provider';
  readonly account: string;
  /** Name of the cluster that it is for. */
  readonly cluster: string;
  /** The issuer with `https://`. */
  readonly url: string;
  readonly clientIds: readonly string[];
}

/** A Pod Identity association. */
export interface AssociationResource {
  readonly kind: 'association';
  readonly cluster: EksClusterName;
  readonly namespace: string;
  readonly serviceAccount: string;
  readonly roleArn: string;
  /** The role, where the same code makes it; code then refers to it, so that it comes first. */
  readonly role?: RoleResource;
}

/** An add-on of EKS. */
export interface AddonResource {
  readonly kind: 'addon';
  readonly cluster: EksClusterName;
  readonly addon: string;
}

/** A managed policy attached to a role that something else makes. */
export interface PolicyAttachmentResource {
  readonly kind: 'policy-attachment';
  readonly roleArn: string;
  readonly policyArn: string;
}

/** An EKS cluster, as EKS names it. */
export interface EksClusterName {
  readonly name: string;
  readonly region: string;
}
