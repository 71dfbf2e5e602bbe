import { backendModule, commonLibrary } from '../../lib/backendModule.mjs';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

/** The service as the plugin has it, over a database that is filled. */
export function serviceOver({
  knex,
  catalog,
  permissions,
  resolver,
  logger,
  clock,
}) {
  const { irsaChecks } = commonLibrary();
  const { AuthorizedIrsaService } = backendModule(
    'service/AuthorizedIrsaService',
  );
  const { EstateQueries } = backendModule('service/EstateQueries');
  const { IdentityQueries } = backendModule('service/IdentityQueries');
  const { IndexKeeper } = backendModule('service/index/IndexKeeper');
  const { checkWords } = backendModule('service/redact/checkWords');
  const { TrustTools } = backendModule('service/trust/TrustTools');
  const { DailyTotals } = backendModule('history/DailyTotals');
  const { FindingHistory } = backendModule('history/FindingHistory');
  const { ReportQueries } = backendModule('report/ReportQueries');
  const { WaiverQueries } = backendModule('waivers/WaiverQueries');

  const now = () => clock.now();
  const keeper = new IndexKeeper({ knex, logger });
  const totals = new DailyTotals(knex);
  const stored = { knex, now, staleAge: 30 * MINUTE, staleAfter: DAY };
  const service = new AuthorizedIrsaService({
    identities: new IdentityQueries({
      ...stored,
      auth: { getOwnServiceCredentials: async () => ({ principal: {} }) },
      catalog,
      resolver,
    }),
    estate: new EstateQueries({ ...stored, keeper }),
    trust: new TrustTools(knex),
    reports: new ReportQueries({
      ...stored,
      keeper,
      history: new FindingHistory(knex),
      totals,
      checks: { on: irsaChecks.length, off: [] },
    }),
    waivers: new WaiverQueries({ knex, keeper, now, maximum: 180 * DAY }),
    checkWords: checkWords(irsaChecks),
    checksOff: [],
    permissions,
    catalog,
    now,
  });
  return { service, keeper, stored, totals };
}
