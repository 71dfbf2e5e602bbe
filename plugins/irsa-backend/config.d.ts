import { HumanDuration } from '@backstage/types';

export interface Config {
  /** IRSA: which AWS role every service on EKS can become. */
  irsa?: {
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
