/**
 * Model, trust engine, resolver and API client of IRSA for Backstage.
 *
 * @packageDocumentation
 */

export * from './annotations';
export * from './permissions';
export * from './arn';
export * from './model';
export * from './trust';
export * from './resolve';
export * from './checks';
export * from './guardrails';
export * from './plan';
export * from './remediation';
export * from './errors';
export * from './report';
export * from './preview';
export * from './migration';
export * from './api';
export * from './iac';
