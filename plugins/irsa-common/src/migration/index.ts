export { planMigration } from './planMigration';
export { withdrawTrust } from './withdrawTrust';
export type {
  MigrationCheck,
  MigrationCluster,
  MigrationDestination,
  MigrationFile,
  MigrationMove,
  MigrationPlan,
  MigrationRequest,
  MigrationRole,
  MigrationStep,
  MigrationTrust,
} from './types';
