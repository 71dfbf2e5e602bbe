export { clusterAnswers } from './clusterAnswers';
export { previewClusters } from './previewClusters';
export { previewTrust, previewTrustInSteps } from './previewTrust';
export { trustAttempts, type TrustAttempt } from './trustAttempts';
export type {
  PreviewAssociation,
  PreviewCluster,
  PreviewPattern,
  PreviewServiceAccount,
  TrustPreview,
  TrustPreviewInput,
  TrustPreviewNames,
} from './types';
