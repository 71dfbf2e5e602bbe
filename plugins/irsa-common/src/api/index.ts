export * from './types';
export type { IrsaApi } from './IrsaApi';
export { NO_VALUE } from './noValue';
export { IrsaClient } from './IrsaClient';
