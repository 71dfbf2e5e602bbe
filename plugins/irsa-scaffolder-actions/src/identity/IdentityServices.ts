import { AuthorizationServices } from '../authorize/authorizeIdentityChange';
import { AwsClients } from '../aws/AwsClients';
import { PlanningServices } from 'backstage-plugin-irsa-node';

/** What actions that change AWS rest on. */
export interface IdentityServices extends PlanningServices {
  readonly authorization: AuthorizationServices;
  readonly aws: AwsClients;
  /** Milliseconds between two looks at what is being made; 1000 when absent. */
  readonly pause?: number;
}

/** Where IAM is asked when no cluster names a region. */
export const DEFAULT_REGION = 'us-east-1';
