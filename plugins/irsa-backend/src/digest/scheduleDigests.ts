import { SchedulerService } from '@backstage/backend-plugin-api';
import { DigestSender } from './DigestSender';

/** Has digests sent, by one backend at a time. */
export async function scheduleDigests(
  scheduler: SchedulerService,
  digests: DigestSender,
): Promise<void> {
  await scheduler.scheduleTask({
    id: 'send-digests',
    scope: 'global',
    frequency: { minutes: 15 },
    initialDelay: { minutes: 3 },
    timeout: { minutes: 10 },
    fn: async () => {
      await digests.send();
    },
  });
}
