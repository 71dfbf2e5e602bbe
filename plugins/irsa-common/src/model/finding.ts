import { Evidence } from './identity';

/**
 * How bad a finding is.
 *
 * @public
 */
export type FindingSeverity = 'critical' | 'high' | 'medium' | 'low' | 'info';

/**
 * What kind of thing a finding is about.
 *
 * @public
 */
export type FindingSubjectKind =
  | 'service-account'
  | 'workload'
  | 'namespace'
  | 'cluster'
  | 'account'
  | 'role'
  | 'provider'
  | 'entity';

/**
 * The thing that a finding is about, or that suffers from its cause.
 *
 * @public
 */
export interface FindingSubject {
  /** What kind of thing it is. */
  readonly kind: FindingSubjectKind;
  /**
   * `serviceaccount:<cluster>/<namespace>/<name>`, `workload:<cluster>/<namespace>/<Kind>/<name>`, `namespace:<cluster>/<name>`,
   * `cluster:<cluster>`, `account:<id>`, the ARN of a role or a provider, or the reference of a catalog entity.
   */
  readonly ref: string;
}

/**
 * Something that is wrong, or that cannot be known, and what to do.
 *
 * @public
 */
export interface Finding {
  /** The same in every run for the same check, subject and cause, so that a waiver stays and never covers another cause. */
  readonly id: string;
  /** Id of the check, for instance `IRSA-TS-002`. */
  readonly checkId: string;
  /** How bad it is here, after the configuration had its say. */
  readonly severity: FindingSeverity;
  /** `unknown` says that what would decide was not read; it is never to be counted as passed. */
  readonly state: 'fail' | 'unknown';
  /** What the check is about, in a few words. */
  readonly title: string;
  /** The cause in this case, in one sentence or two. */
  readonly message: string;
  /** What it is about. */
  readonly subject: FindingSubject;
  /** Catalog entities that are concerned, in their order; empty when no entity claims what is concerned. */
  readonly entityRefs: readonly string[];
  /** What proves it. */
  readonly evidence: readonly Evidence[];
  /** What to do, in order; to be rendered for the reader's tool. */
  readonly remedies: readonly Remedy[];
  /** How to see that it worked. */
  readonly verify: string;
  /** What the cause breaks beside the subject; each of these has no finding of its own for it. */
  readonly consequences: readonly FindingSubject[];
  /** For `unknown`: how much waits for what was not read. */
  readonly waiting?: FindingWaiting;
  /** Whom its texts may name or count beside the entities that are concerned; absent where that is nobody. */
  readonly mentions?: FindingMentions;
}

/**
 * Whom the texts of a finding may name or count, so that who may not see these can be given other texts.
 *
 * @public
 */
export interface FindingMentions {
  /** Entities that are not concerned, in their order. */
  readonly entityRefs: readonly string[];
  /** Things that no entity claims. */
  readonly unowned: boolean;
}

/**
 * What waits for something that was not read.
 *
 * @public
 */
export interface FindingWaiting {
  /** Ids of the checks whose outcome is unknown, in their order. */
  readonly checks: readonly string[];
  /** Things that these checks would have looked at; where the things themselves were not read, nobody knows how many. */
  readonly subjects: number;
  /** Service accounts with a configured role among them, or behind them. */
  readonly bindings: number;
}

/**
 * One step of a fix with this case's names, independent of the tool that carries it out.
 *
 * @public
 */
export type Remedy =
  | {
      readonly action: 'set-trust-policy';
      /** ARN of the role. */
      readonly roleArn: string;
      /** The whole policy document as JSON text. */
      readonly policy: string;
    }
  | {
      readonly action: 'create-provider';
      /** Account that needs the provider, twelve digits. */
      readonly account: string;
      /** ARN that the provider will have. */
      readonly providerArn: string;
      /** Audience that it has to list. */
      readonly audience: string;
      /** Name of the cluster as sources know it. */
      readonly cluster: string;
    }
  | {
      readonly action: 'add-client-id';
      /** ARN of the provider. */
      readonly providerArn: string;
      /** The audience to add. */
      readonly clientId: string;
    }
  | {
      readonly action: 'delete-provider';
      /** ARN of the provider. */
      readonly providerArn: string;
    }
  | ({
      readonly action: 'annotate-service-account';
      /** Key of the annotation. */
      readonly key: string;
      /** Its value; absent to take the annotation off. */
      readonly value?: string;
    } & KubernetesName)
  | ({
      readonly action: 'create-service-account';
      /** Its annotations. */
      readonly annotations: Readonly<Record<string, string>>;
    } & KubernetesName)
  | ({ readonly action: 'restart-workload' } & KubernetesWorkload)
  | ({
      readonly action: 'set-service-account';
      /** Name of the service account that its pods should run as. */
      readonly serviceAccount: string;
    } & KubernetesWorkload)
  | ({
      readonly action: 'remove-environment';
      /** The container of the pod template. */
      readonly container: string;
      /** Names of the variables. */
      readonly names: readonly string[];
    } & KubernetesWorkload)
  | ({
      readonly action: 'create-association';
      /** ARN of the role. */
      readonly roleArn: string;
    } & AssociationPlace)
  | ({
      readonly action: 'delete-association';
      /** `associationId` in the answer of EKS. */
      readonly associationId: string;
    } & AssociationPlace)
  | {
      readonly action: 'install-addon';
      /** ARN of the cluster. */
      readonly clusterArn: string;
      /** `addonName`, for instance `eks-pod-identity-agent`. */
      readonly addon: string;
    }
  | {
      readonly action: 'attach-role-policy';
      /** ARN of the role. */
      readonly roleArn: string;
      /** ARN of the managed policy. */
      readonly policyArn: string;
    }
  | {
      readonly action: 'detach-role-policy';
      /** ARN of the role. */
      readonly roleArn: string;
      /** ARN of the managed policy. */
      readonly policyArn: string;
    }
  | {
      readonly action: 'set-permissions-boundary';
      /** ARN of the role. */
      readonly roleArn: string;
      /** ARN of the managed policy that serves as boundary. */
      readonly boundaryArn: string;
    }
  | {
      readonly action: 'set-session-duration';
      /** ARN of the role. */
      readonly roleArn: string;
      /** `MaxSessionDuration`, in seconds. */
      readonly seconds: number;
    }
  | {
      readonly action: 'tag-role';
      /** ARN of the role. */
      readonly roleArn: string;
      /** Keys of the tags that are missing. */
      readonly keys: readonly string[];
    }
  | {
      readonly action: 'explain';
      /** What to do, in a sentence or two; there is no command that is right in every case. */
      readonly text: string;
    };

/**
 * A namespaced Kubernetes object.
 *
 * @public
 */
export interface KubernetesName {
  /** Name of the cluster as sources know it. */
  readonly cluster: string;
  /** `metadata.namespace`. */
  readonly namespace: string;
  /** `metadata.name`. */
  readonly name: string;
}

/**
 * A Kubernetes object with a pod template.
 *
 * @public
 */
export interface KubernetesWorkload extends KubernetesName {
  /** `kind` of the object. */
  readonly kind: string;
}

/**
 * Where a Pod Identity association is or belongs.
 *
 * @public
 */
export interface AssociationPlace {
  /** ARN of the EKS cluster. */
  readonly clusterArn: string;
  /** Namespace of the service account. */
  readonly namespace: string;
  /** Name of the service account. */
  readonly serviceAccount: string;
}
