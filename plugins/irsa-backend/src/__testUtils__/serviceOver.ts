import { mockServices } from '@backstage/backend-test-utils';
import { irsaChecks } from 'backstage-plugin-irsa-common';
import { SourceCollector } from '../collect/SourceCollector';
import { SourceRegistry } from '../collect/SourceRegistry';
import { IdentityQueries } from '../service/IdentityQueries';
import { AuthorizedIrsaService } from '../service/AuthorizedIrsaService';
import { EstateQueries } from '../service/EstateQueries';
import { checkWords } from '../service/redact/checkWords';
import { IdentityPlanner } from '../service/plan/IdentityPlanner';
import { TrustTools } from '../service/trust/TrustTools';
import { DailyTotals } from '../history/DailyTotals';
import { FindingHistory } from '../history/FindingHistory';
import { ReportQueries } from '../report/ReportQueries';
import { WaiverQueries } from '../waivers/WaiverQueries';
import { Estate } from './Estate';

const DAY = 24 * 60 * 60 * 1000;

/** The service over an estate, as every route asks it. */
export function serviceOver(estate: Estate): AuthorizedIrsaService {
  const { knex, keeper, now, catalog, permissions } = estate;
  const logger = mockServices.logger.mock();
  const stored = { knex, now, staleAge: DAY, staleAfter: 400 * DAY };
  const trust = new TrustTools(knex);
  return new AuthorizedIrsaService({
    identities: new IdentityQueries({
      ...stored,
      auth: mockServices.auth(),
      catalog,
      resolver: estate.resolver(),
      sources: new SourceCollector({
        knex,
        registry: new SourceRegistry({ knex, logger, providers: [], now }),
        scheduler: mockServices.scheduler.mock(),
        logger,
        schedule: {
          frequency: { days: 1 },
          timeout: { minutes: 1 },
          concurrency: 1,
        },
        retention: { unlistedSources: DAY, runs: DAY },
        onCollected: async () => {},
        clock: { now, adjust: async () => {} },
      }),
    }),
    estate: new EstateQueries({ ...stored, keeper }),
    trust,
    planner: IdentityPlanner.fromConfig(mockServices.rootConfig(), {
      trust,
      now,
    }),
    reports: new ReportQueries({
      ...stored,
      keeper,
      history: new FindingHistory(knex),
      totals: new DailyTotals(knex),
      checks: { on: irsaChecks.length, off: [] },
    }),
    waivers: new WaiverQueries({ knex, keeper, now, maximum: 180 * DAY }),
    checkWords: checkWords(irsaChecks),
    readAccess: { iamPolicy: '{}', clusterRole: '' },
    checksOff: [],
    permissions,
    catalog,
    now,
  });
}
