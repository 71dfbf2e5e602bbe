export { renderRemediation } from './renderRemediation';
export type { Remediation, RemediationTarget } from './targets';
