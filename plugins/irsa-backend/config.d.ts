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

    /** What EKS alone cannot tell of a cluster. */
    clusters?: Array<{
      /**
       * The name that the cluster goes by here, which should never change later. `<name>.<region>.<account>` for clusters of EKS that are
       * not listed.
       */
      name: string;
      /** ARN of the cluster in EKS, by which the entry and the cluster found there are joined. */
      arn?: string;
    }>;

    /** Directories with exports of AWS accounts and clusters; see docs/files-source.md. */
    files?: Array<{
      /**
       * Path of the directory, from the backend's working directory. It holds `accounts/<account id>` and `clusters/<cluster>`.
       */
      directory: string;
    }>;

    /** How often each source is read. */
    schedule?: {
      /** Time from the end of one read to the start of the next; 10 minutes when absent. */
      frequency?: HumanDuration | string;
      /** A read that takes longer is ended, and the last good snapshot stays; 5 minutes when absent. */
      timeout?: HumanDuration | string;
    };

    /**
     * Age past which a snapshot is not believed any more: what rests on it is then unknown. 24 hours when absent.
     */
    staleAfter?: HumanDuration | string;
  };
}
