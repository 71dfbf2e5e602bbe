import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { durationToMilliseconds } from '@backstage/types';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import {
  Check,
  irsaChecks,
  irsaPermissions,
} from 'backstage-plugin-irsa-common';
import {
  irsaChecksExtensionPoint,
  irsaSourcesExtensionPoint,
  IrsaSourceProvider,
} from 'backstage-plugin-irsa-node';
import { SourceCollector } from './collect/SourceCollector';
import { SourceRegistry } from './collect/SourceRegistry';
import { kindsLeftOut } from './config/kindsLeftOut';
import { readChecks } from './config/readChecks';
import { readIrsaConfig } from './config/readIrsaConfig';
import { DatabaseClock } from './database/DatabaseClock';
import { openDatabase } from './database/migrate';
import { DigestSender } from './digest/DigestSender';
import { scheduleDigests } from './digest/scheduleDigests';
import { OneLineLogger } from './logging/OneLineLogger';
import { collectChecks } from './resolve/collectChecks';
import { IdentityResolver } from './resolve/IdentityResolver';
import { scheduleResolver } from './resolve/scheduleResolver';
import { createRouter } from './router/createRouter';
import { AuthorizedIrsaService } from './service/AuthorizedIrsaService';
import { EstateQueries } from './service/EstateQueries';
import { IdentityQueries } from './service/IdentityQueries';
import { WaiverQueries } from './waivers/WaiverQueries';
import { DailyTotals } from './history/DailyTotals';
import { FindingHistory } from './history/FindingHistory';
import { HistoryKeeper } from './history/HistoryKeeper';
import { scheduleHistory } from './history/scheduleHistory';
import { checksInUse } from './report/checksInUse';
import { ReportQueries } from './report/ReportQueries';
import { IndexKeeper } from './service/index/IndexKeeper';
import { checkWords } from './service/redact/checkWords';
import { readAccess } from './sources/readAccess';
import { nothingConfigured } from './service/nothingConfigured';
import { IdentityPlanner } from './service/plan/IdentityPlanner';
import { TrustTools } from './service/trust/TrustTools';
import { awsSourceProviders } from './sources/aws/awsSourceProviders';
import { FilesSourceProvider } from './sources/files/FilesSourceProvider';
import { KubernetesSourceProvider } from './sources/kubernetes/KubernetesSourceProvider';
import { UnreadClusterSourceProvider } from './sources/kubernetes/UnreadClusterSourceProvider';

/** A snapshot older than this many times its source's frequency is stale. */
const STALE_FREQUENCIES = 3;

/**
 * The IRSA backend plugin: reads sources, resolves identities and answers at `/api/irsa`.
 *
 * @public
 */
export const irsaPlugin = createBackendPlugin({
  pluginId: 'irsa',
  register(env) {
    const added: IrsaSourceProvider[] = [];
    env.registerExtensionPoint(irsaSourcesExtensionPoint, {
      addSourceProvider: provider => added.push(provider),
    });
    const ownChecks: Check[] = [];
    env.registerExtensionPoint(irsaChecksExtensionPoint, {
      addChecks: (...checks) => ownChecks.push(...checks),
    });

    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        discovery: coreServices.discovery,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
      },
      async init(deps) {
        const { auth, catalog, permissions, scheduler } = deps;
        const logger = new OneLineLogger(deps.logger);
        const irsaConfig = readIrsaConfig(deps.config);
        const { clusters, files, kubernetes, schedule, staleAfter, retention } =
          irsaConfig;
        const knex = await openDatabase(deps.database);
        const clock = await DatabaseClock.start(knex);
        const now = () => clock.now();

        const checks = collectChecks(irsaChecks, ownChecks);
        const settings = readChecks(
          deps.config,
          checks,
          kindsLeftOut(irsaConfig),
        );
        const resolver = new IdentityResolver({
          checks,
          settings,
          knex,
          catalog,
          auth,
          logger,
          now,
        });
        const providers: IrsaSourceProvider[] = [
          ...awsSourceProviders({ ...irsaConfig, config: deps.config }),
          ...files.map(
            ({ directory }) => new FilesSourceProvider({ directory }),
          ),
          ...KubernetesSourceProvider.fromConfig(clusters, {
            ...deps,
            switches: kubernetes,
          }),
          ...UnreadClusterSourceProvider.fromConfig(irsaConfig),
          ...added,
        ];
        const setup = providers.length === 0 ? nothingConfigured : undefined;
        if (setup) {
          logger.warn(setup.message);
        }
        const registry = new SourceRegistry({
          knex,
          logger,
          providers,
          now,
        });
        const sources = new SourceCollector({
          knex,
          registry,
          scheduler,
          logger,
          schedule,
          retention,
          onCollected: () => resolver.resolveIfChanged(),
          clock,
        });
        const stored = {
          knex,
          staleAge:
            STALE_FREQUENCIES * durationToMilliseconds(schedule.frequency),
          staleAfter,
          now,
        };
        const keeper = new IndexKeeper({ knex, logger });
        const inUse = checksInUse(checks, settings);
        const totals = new DailyTotals(knex);
        const history = new HistoryKeeper({
          ...stored,
          logger,
          events: deps.events,
          keeper,
          totals,
          retention,
          digests: irsaConfig.notifications.digest,
        });
        const trust = new TrustTools(knex);
        const service = new AuthorizedIrsaService({
          identities: new IdentityQueries({
            ...stored,
            auth,
            catalog,
            resolver,
            sources,
            setup,
          }),
          estate: new EstateQueries({
            ...stored,
            keeper,
          }),
          trust,
          planner: IdentityPlanner.fromConfig(deps.config, { trust, now }),
          reports: new ReportQueries({
            ...stored,
            keeper,
            history: new FindingHistory(knex),
            totals,
            checks: inUse,
          }),
          waivers: new WaiverQueries({
            knex,
            keeper,
            maximum: irsaConfig.waivers.maximum,
            now,
          }),
          checkWords: checkWords(checks),
          readAccess: readAccess(irsaConfig),
          checksOff: inUse.off,
          permissions,
          catalog,
          now,
        });

        deps.permissionsRegistry.addPermissions(irsaPermissions);
        deps.httpRouter.use(
          createRouter({
            httpAuth: deps.httpAuth,
            auditor: deps.auditor,
            checks,
            service,
          }),
        );
        // It says nothing about anybody, and tools that read it have no token.
        deps.httpRouter.addAuthPolicy({
          path: '/openapi.json',
          allow: 'unauthenticated',
        });
        deps.lifecycle.addStartupHook(() => sources.start());
        deps.lifecycle.addStartupHook(() =>
          scheduleResolver(scheduler, resolver),
        );
        deps.lifecycle.addStartupHook(() =>
          scheduleHistory(scheduler, history),
        );
        if (irsaConfig.notifications.digest) {
          const digests = new DigestSender({
            knex,
            keeper,
            notifications: deps.notifications,
            logger,
            config: irsaConfig.notifications,
            address:
              deps.config
                .getOptionalString('app.baseUrl')
                ?.replace(/\/+$/, '') ?? '',
            now,
          });
          deps.lifecycle.addStartupHook(() =>
            scheduleDigests(scheduler, digests),
          );
        }
        deps.lifecycle.addShutdownHook(() => sources.stop());
      },
    });
  },
});
