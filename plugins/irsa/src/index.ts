/**
 * The AWS identity tab on entity pages, and the page that reads a trust policy.
 *
 * @packageDocumentation
 */

export { irsaPlugin as default } from './plugin';
export { irsaApiRef } from './api';
export { irsaTranslationRef } from './translation';
