import {
  Check,
  checkContextInSteps,
  checkInSteps,
  CheckReport,
  ChecksSettings,
  ResolveCache,
  ResolvedEstate,
} from 'backstage-plugin-irsa-common';
import { inSlices } from './inSlices';

const DAY = 24 * 60 * 60 * 1000;

/** The checks of this portal, and how the configuration wants them. */
export interface JudgeOptions {
  readonly checks: readonly Check[];
  readonly settings: ChecksSettings;
}

/**
 * The day that a moment is in, as its first moment in UTC. Ages are counted up to there, so that what a check says about an age changes
 * once a day and not with every pass.
 */
export function startOfDay(now: number): number {
  return now - (now % DAY);
}

/** Runs the checks over what was resolved, and lets others have a turn in between. */
export async function judge(
  resolved: ResolvedEstate,
  options: JudgeOptions & {
    readonly now: number;
    readonly cache: ResolveCache;
  },
): Promise<CheckReport> {
  const context = await inSlices(
    checkContextInSteps({
      resolved,
      now: new Date(startOfDay(options.now)).toISOString(),
      cache: options.cache,
    }),
  );
  return inSlices(checkInSteps(context, options.checks, options.settings));
}
