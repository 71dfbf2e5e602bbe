export * from './catalog';
export * from './records';
export * from './refs';
export * from './identity';
export * from './resolved';
export * from './source';
export * from './finding';
