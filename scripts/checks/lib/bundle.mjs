import { commonSources, importBundle } from '../../lib/bundle.mjs';

/** Imports the catalogue of checks, and the messages that are known, from their sources. */
export const importChecks = () =>
  importBundle(commonSources, [
    'checks/catalogue',
    'checks/notDetected',
    'checks/framework/unread',
    'checks/framework/severity',
    'errors/errorEntries',
    'iac/terraformChecks',
  ]);
