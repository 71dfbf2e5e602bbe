import type { TrialCaller } from './trialCaller';

const COMMON = ['namespace', 'name'] as const;
const OF_IRSA = ['provider', ...COMMON, 'audience'] as const;
const OF_POD_IDENTITY = ['clusterArn', ...COMMON] as const;

/** The fields that must be filled in before a trial has an answer. */
export function missingFields(
  caller: TrialCaller,
): (typeof OF_IRSA | typeof OF_POD_IDENTITY)[number][] {
  const needed = caller.mechanism === 'irsa' ? OF_IRSA : OF_POD_IDENTITY;
  return needed.filter(field => caller[field].trim() === '');
}
