import {
  Report,
  ReportedFinding,
  ReportOptions,
} from 'backstage-plugin-irsa-common';
import { ReadOptions } from './IrsaService';

/** What the plugin answers about the whole catalog. */
export interface ReportService {
  getReport(query: ReportOptions, options: ReadOptions): Promise<Report>;

  /** The findings that a report with the same filters counts, the worst first; loaded while they are taken. */
  reportedFindings(
    query: ReportOptions,
    options: ReadOptions,
  ): AsyncIterable<ReportedFinding>;
}
