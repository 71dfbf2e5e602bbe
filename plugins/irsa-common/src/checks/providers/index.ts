import { Check } from '../framework/check';
import { providerMissing } from './IRSA-OP-001-provider-missing';
import { audienceNotListed } from './IRSA-OP-002-audience-not-listed';
import { chinaAudienceOnly } from './IRSA-OP-003-china-audience';
import { orphanProvider } from './IRSA-OP-006-orphan-provider';
import { providersNearQuota } from './IRSA-OP-007-providers-near-quota';
import { dualStackIssuer } from './IRSA-OP-010-dual-stack-issuer';

/** Checks of area OP, in the order of their ids. */
export const providerChecks: readonly Check[] = [
  providerMissing,
  audienceNotListed,
  chinaAudienceOnly,
  orphanProvider,
  providersNearQuota,
  dualStackIssuer,
];
