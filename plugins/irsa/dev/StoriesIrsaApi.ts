import type { CompoundEntityRef } from '@backstage/catalog-model';
import {
  explainError,
  type AccessPackPage,
  type ClusterAnswer,
  type ClusterPage,
  type EntityIdentity,
  type EntityRollUp,
  type ErrorExplainRequest,
  type ErrorExplanation,
  type FindingPage,
  type IdentityPlanAnswer,
  type IrsaApi,
  type ReadAccess,
  type RefreshResult,
  type Report,
  type ReportedFinding,
  type RoleDetail,
  type RolePage,
  type ServiceAccountPage,
  type SourcePage,
  type TrustEvaluateAnswer,
  type TrustPreviewAnswer,
  type Waiver,
  type WaiverPage,
} from 'backstage-plugin-irsa-common';
import { stories } from './stories';

/** Answers each story under the name of its component. */
export class StoriesIrsaApi implements IrsaApi {
  async getEntityIdentity(entity: CompoundEntityRef): Promise<EntityIdentity> {
    const story = stories.find(({ name }) => name === entity.name);
    if (!story) {
      throw new Error(`There is no story called ${entity.name}`);
    }
    return story.answer();
  }

  async getRollUp({ name }: CompoundEntityRef): Promise<EntityRollUp> {
    throw new Error(`The stories have no system called ${name}`);
  }

  async listFindings(): Promise<FindingPage> {
    return { items: [], totalItems: 0 };
  }

  async getFinding(id: string): Promise<ReportedFinding> {
    throw new Error(`There is no finding ${id} in the stories`);
  }

  async listRoles(): Promise<RolePage> {
    return { items: [], totalItems: 0 };
  }

  async getRole(arn: string): Promise<RoleDetail> {
    throw new Error(`There is no role ${arn} in the stories`);
  }

  async listServiceAccounts(): Promise<ServiceAccountPage> {
    return { items: [], totalItems: 0 };
  }

  async listSources(): Promise<SourcePage> {
    return { items: [], totalItems: 0, resolved: true };
  }

  async getReadAccess(): Promise<ReadAccess> {
    throw new Error('The stories are read from nowhere');
  }

  async getReport(): Promise<Report> {
    throw new Error('There is no report about the stories');
  }

  async exportReport(): Promise<Blob> {
    throw new Error('There is no report about the stories');
  }

  async listWaivers(): Promise<WaiverPage> {
    return { items: [], totalItems: 0, maximumDays: 180 };
  }

  async createWaiver(): Promise<Waiver> {
    throw new Error('Nothing of the stories can be waived');
  }

  async endWaiver(id: string): Promise<Waiver> {
    throw new Error(`There is no waiver ${id} in the stories`);
  }

  async refresh(): Promise<RefreshResult> {
    return { runs: [] };
  }

  async explainError({
    text,
    entityRef,
  }: ErrorExplainRequest): Promise<ErrorExplanation> {
    const story = stories.find(({ name }) => entityRef?.endsWith(`/${name}`));
    return explainError(text, story && { identity: await story.answer() });
  }

  async evaluateTrust(): Promise<TrustEvaluateAnswer> {
    throw new Error('The stories have no service accounts to try a policy on');
  }

  async previewTrust(): Promise<TrustPreviewAnswer> {
    throw new Error('The stories have no roles to change');
  }

  async getCluster(name: string): Promise<ClusterAnswer> {
    throw new Error(`There is no cluster ${name} in the stories`);
  }

  async listClusters(): Promise<ClusterPage> {
    return { items: [], totalItems: 0 };
  }

  async listAccessPacks(): Promise<AccessPackPage> {
    return { items: [], totalItems: 0 };
  }

  async planIdentity(): Promise<IdentityPlanAnswer> {
    throw new Error('The stories have no clusters to plan for');
  }
}
