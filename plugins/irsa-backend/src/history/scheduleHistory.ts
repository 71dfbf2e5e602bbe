import { SchedulerService } from '@backstage/backend-plugin-api';
import { HistoryKeeper } from './HistoryKeeper';

/** How often it is noted how things stand, so that what a day ends with is at most as old. */
const NOTE_FREQUENCY = { minutes: 10 };
/** How often it is told what happened to findings. */
const TELL_FREQUENCY = { minutes: 1 };
/** How often what is past its time is dropped. */
const DROP_FREQUENCY = { hours: 12 };
const TIMEOUT = { minutes: 10 };

/** Has the history kept, by one backend at a time. */
export async function scheduleHistory(
  scheduler: SchedulerService,
  history: HistoryKeeper,
): Promise<void> {
  await scheduler.scheduleTask({
    id: 'note-day',
    scope: 'global',
    frequency: NOTE_FREQUENCY,
    initialDelay: { minutes: 1 },
    timeout: TIMEOUT,
    fn: () => history.noteDay(),
  });
  await scheduler.scheduleTask({
    id: 'tell-changes',
    scope: 'global',
    frequency: TELL_FREQUENCY,
    initialDelay: TELL_FREQUENCY,
    timeout: TIMEOUT,
    fn: () => history.tell(),
  });
  await scheduler.scheduleTask({
    id: 'drop-past',
    scope: 'global',
    frequency: DROP_FREQUENCY,
    initialDelay: { minutes: 5 },
    timeout: TIMEOUT,
    fn: () => history.dropPast(),
  });
}
