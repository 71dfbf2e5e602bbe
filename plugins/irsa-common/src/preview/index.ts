export { previewTrust, previewTrustInSteps } from './previewTrust';
export type {
  PreviewAssociation,
  PreviewCluster,
  PreviewPattern,
  PreviewServiceAccount,
  TrustPreview,
  TrustPreviewInput,
  TrustPreviewNames,
} from './types';
