export type { ClusterAccount, ClusterAnswer, ClusterNodes } from './cluster';
export type { EntityIdentity } from './entity';
export type { ErrorExplainRequest } from './error';
export type {
  AccessPackPage,
  ClusterPage,
  IdentityPlanAnswer,
  IdentityPlanRequest,
} from './identityPlan';
export type {
  FindingListOptions,
  FindingPage,
  FindingSortField,
  FindingState,
  ReportedFinding,
} from './finding';
export type {
  EntityFilters,
  ListFilter,
  ListOptions,
  ListPage,
  ListSort,
} from './list';
export type {
  RoleAnswer,
  RoleDetail,
  RoleListOptions,
  RolePage,
  RoleSortField,
} from './role';
export type {
  EntityRollUp,
  RollUpCause,
  RollUpComponent,
  RollUpCounts,
} from './rollUp';
export type {
  ServiceAccountAnswer,
  ServiceAccountListOptions,
  ServiceAccountPage,
  ServiceAccountSortField,
} from './serviceAccount';
export type { ReadAccess, RefreshResult, SourcePage } from './source';
export type {
  Compliance,
  FindingChange,
  Report,
  ReportChanges,
  ReportCheckRow,
  ReportCounts,
  ReportCoverage,
  ReportFindingCounts,
  ReportFormat,
  ReportOptions,
  ReportRow,
  ReportSource,
  ReportTimeToFix,
  ReportTrendPoint,
} from './report';
export type {
  TrustEvaluateAnswer,
  TrustEvaluateRequest,
  TrustPolicyInput,
  TrustPreviewAnswer,
  TrustPreviewRequest,
} from './trust';
export type {
  Acceptance,
  Waiver,
  WaiverListOptions,
  WaiverPage,
  WaiverRequest,
  WaiverState,
} from './waiver';
