import { ReportFormat, ReportOptions } from 'backstage-plugin-irsa-common';
import { findingParameters } from './parameters';
import { QueryParameters } from './readQuery';

/** The formats of a report. */
export const REPORT_FORMATS: readonly ReportFormat[] = [
  'json',
  'csv',
  'findings-csv',
  'markdown',
  'sarif',
  'html',
];

const {
  limit: _limit,
  cursor: _cursor,
  sort: _sort,
  ...filters
} = findingParameters;

/** Parameters of `GET /report`. */
export const reportParameters: QueryParameters<
  ReportOptions & { readonly format?: readonly ReportFormat[] }
> = {
  ...filters,
  since: {
    type: 'time',
    what: 'From when on changes and trend are told; 30 days ago when absent.',
  },
  format: {
    type: 'filter',
    values: REPORT_FORMATS,
    what: 'How it is written; `json` when absent.',
  },
};
