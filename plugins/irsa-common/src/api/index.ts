export * from './types';
export type { IrsaApi } from './IrsaApi';
export { IrsaClient } from './IrsaClient';
