import { SchedulerService } from '@backstage/backend-plugin-api';
import { IdentityResolver } from './IdentityResolver';

/**
 * Looks whether the catalog has changed. Right after a start it is often not complete yet: relations come after the entities.
 */
export async function scheduleResolver(
  scheduler: SchedulerService,
  resolver: IdentityResolver,
): Promise<void> {
  await scheduler.scheduleTask({
    id: 'follow-catalog',
    scope: 'global',
    frequency: { minutes: 1 },
    initialDelay: { seconds: 15 },
    timeout: { minutes: 10 },
    fn: () => resolver.resolveIfCatalogChanged(),
  });
}
