/** The words of how what is declared, set up and observed fit together. */
export const agreementWords = {
  all: 'Declared, configured and observed agree',
  configuredAndObserved: 'Configured and observed agree',
  noPod: 'Configured; no pod runs now',
  unknown: 'What its pods carry is not known to agree',
  declaredDiffers: 'The catalog declares another role',
  observedDiffers: 'Running pods differ from what is configured',
  newAndRunning: 'New pods and running pods differ',
  newPods: 'New pods get',
  runningPods_one: '{{count, number}} running pod carries',
  runningPods_other: '{{count, number}} running pods carry',
  declared: 'Declared',
  configured: 'Configured',
  nothing: 'no role of their own',
  restart: 'Restart, so that running pods get what new ones get',
  withoutBinding: 'Declared and not set up',
} as const;
