import { HumanDuration } from '@backstage/types';

export interface Config {
  /** IRSA: which AWS role every service on EKS can become. */
  irsa?: {
    /**
     * AWS accounts to read. Credentials come from `aws:`, as for every plugin of Backstage; see docs/install/iam-policy.md.
     */
    accounts?: Array<{
      /** The 12 digits of the account, in quotes. */
      accountId: string;
      /** Where to look for EKS clusters; they are found, not listed. None when absent: then only IAM is read. */
      regions?: string[];
    }>;

    /**
     * An AWS organization, of which every account that is active is read. Accounts come and go with it.
     */
    organization?: {
      /**
       * The 12 digits, in quotes, of the account whose credentials list the others: the management account, or a delegated administrator.
       */
      accountId: string;
      /**
       * Where to look for EKS clusters in each account. None when absent: then only IAM is read. An account that has an entry under
       * `irsa.accounts` is read as that says.
       */
      regions?: string[];
      /** Ids of accounts that are left out, in quotes. None when absent. */
      exclude?: string[];
    };

    /** How EKS is read. */
    eks?: {
      /**
       * Age past which a Pod Identity association is described again, since each is a call of its own; a change of its role is seen then, or when
       * somebody asks for a read. An hour when absent.
       */
      associationMaxAge?: HumanDuration | string;
      /**
       * Whether to read which roles the nodes of a cluster run as, so that such a role is recognised: three more calls for each cluster, and one
       * for each node group, Fargate profile and access entry. Needs a statement more; see docs/install/iam-policy.md. False when absent.
       */
      nodeRoles?: boolean;
    };

    /** Directories with exports of AWS accounts and clusters; see docs/files-source.md. */
    files?: Array<{
      /**
       * Path of the directory, from the backend's working directory. It holds `accounts/<account id>` and `clusters/<cluster>`.
       */
      directory: string;
    }>;

    /** Clusters of which EKS alone does not tell everything; see docs/install/cluster-role.md for what they have to grant. */
    clusters?: Array<{
      /**
       * The cluster's name in the portal and in `backstage.io/kubernetes-cluster`, which should not change later.
       * `<name>.<region>.<account>` for clusters of EKS that are not listed.
       */
      name: string;
      /** ARN of the cluster in EKS, which joins this entry to what EKS says of it. */
      arn?: string;
      /** The issuer of service account tokens, with `https://`, of a cluster that is not EKS; or of one that is, where `arn` is left out and the entry says how it is read. */
      issuer?: string;
      /** What the webhook's annotations begin with; `eks.amazonaws.com` when absent. */
      annotationPrefix?: string;
      /** Namespace of the ConfigMap `pod-identity-webhook` in the cluster; `kube-system` when absent. */
      webhookNamespace?: string;
      /** Read the cluster directly, with the credentials of a kubeconfig file. */
      kubeconfig?: {
        /** Path of the file, from the backend's working directory. It is read anew each time. */
        path: string;
        /** The file's current context when absent. */
        context?: string;
      };
      /** Read the cluster through the Backstage Kubernetes plugin, with the credentials that it has. */
      kubernetesPlugin?: {
        /** The cluster's name in the Kubernetes plugin. */
        cluster: string;
      };
    }>;

    /**
     * What is read of every cluster beside pods, workloads, service accounts and namespaces. What is off is not asked for, and what
     * depends on it is unknown.
     */
    kubernetes?: {
      /**
       * Read clusters that EKS has in `irsa.accounts`, and that no entry of `irsa.clusters` has read otherwise, directly with the credentials of
       * their account; true when absent.
       */
      direct?: boolean;
      /** Labels of nodes; true when absent. */
      nodes?: boolean;
      /** Rollouts of Argo, where a cluster has them; true when absent. */
      rollouts?: boolean;
      /** Mutating webhook configurations; true when absent. */
      webhooks?: boolean;
      /** The ConfigMap `pod-identity-webhook`, by which a webhook gives roles to service accounts; true when absent. */
      webhookRoles?: boolean;
      /** RBAC that lets somebody create pods, service accounts or their tokens; false when absent. */
      accessGrants?: boolean;
    };

    /** How often each source is read. */
    schedule?: {
      /**
       * Time from the end of one read to the start of the next; 10 minutes when absent. After the second failure in a row it doubles each time, up to an
       * hour.
       */
      frequency?: HumanDuration | string;
      /** A read that takes longer is ended, and the last good snapshot stays; 5 minutes when absent. */
      timeout?: HumanDuration | string;
      /** How many sources one backend reads at once; 4 when absent. */
      concurrency?: number;
    };

    /** How long to keep what no answer needs any more. */
    retention?: {
      /**
       * What was read last of accounts and clusters that no complete listing has any more; 30 days when absent. One that comes back within that
       * time comes back with its last good snapshot.
       */
      unlistedSources?: HumanDuration | string;
      /** The log of reads that have ended; 24 hours when absent. */
      runs?: HumanDuration | string;
      /** Counts of each day for the trend, and waivers that do not hold any more; two years when absent. */
      history?: HumanDuration | string;
      /** What became of findings that are fixed, for the mean time to fix and for whether one comes back; a year when absent. */
      fixedFindings?: HumanDuration | string;
    };

    /** What may be accepted until a date. */
    waivers?: {
      /** How long a waiver may last at most; 180 days when absent. */
      maximum?: HumanDuration | string;
    };

    /** What owners are told by themselves. */
    notifications?: {
      /**
       * Send each owner a digest of what is new, worse or about to end, at most one a day, through the notifications plugin of Backstage; false when
       * absent.
       */
      digest?: boolean;
      /** Of the day in UTC, from 0 to 23: no digest is sent before it; 7 when absent. */
      hour?: number;
      /** Findings below it are in no digest; medium when absent. */
      minimumSeverity?: 'critical' | 'high' | 'medium' | 'low' | 'info';
      /** A waiver that ends within this time is told to the owner of the risk, once; 7 days when absent. */
      waiverEndsWithin?: HumanDuration | string;
    };

    /** Checks by their ids; docs/checks/README.md lists them, and the page of each has its parameters. */
    checks?: {
      [checkId: string]: {
        /** False switches the check off. One that needs what the configuration leaves out, such as RBAC grants, is off unless this is true. */
        enabled?: boolean;
        /** Replaces the severity of its findings. */
        severity?: 'critical' | 'high' | 'medium' | 'low' | 'info';
        /** Values of its parameters by their names. */
        parameters?: {
          [name: string]: number | boolean | string | string[];
        };
      };
    };

    /**
     * Age past which a snapshot is not believed any more: what rests on it is then unknown. 24 hours when absent.
     */
    staleAfter?: HumanDuration | string;
  };
}
