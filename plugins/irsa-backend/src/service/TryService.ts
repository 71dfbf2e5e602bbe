import {
  ClusterAnswer,
  ErrorExplainRequest,
  ErrorExplanation,
  TrustEvaluateAnswer,
  TrustEvaluateRequest,
  TrustPreviewAnswer,
  TrustPreviewRequest,
} from 'backstage-plugin-irsa-common';
import { ReadOptions } from './IrsaService';

/** What the plugin answers to somebody who tries or plans something; nothing of it is stored. */
export interface TryService {
  /** @throws NotFoundError when no source has read such a cluster. */
  getCluster(name: string, options: ReadOptions): Promise<ClusterAnswer>;

  /** @throws InputError when the text is too long, NotFoundError when there is no such entity. */
  explainError(
    request: ErrorExplainRequest,
    options: ReadOptions,
  ): Promise<ErrorExplanation>;

  /** @throws InputError when the policy is too long, NotFoundError when there is no such cluster. */
  evaluateTrust(
    request: TrustEvaluateRequest,
    options: ReadOptions,
  ): Promise<TrustEvaluateAnswer>;

  /** @throws InputError when a policy cannot be read, NotFoundError when there is no such role. */
  previewTrust(
    request: TrustPreviewRequest,
    options: ReadOptions,
  ): Promise<TrustPreviewAnswer>;
}
