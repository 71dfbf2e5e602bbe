export { ChangeAccumulator, type FindingTimes } from './changes';
export {
  countsAgainst,
  judgeCompliance,
  type ConcerningFinding,
  type JudgedCompliance,
} from './compliance';
export {
  ConcernIndex,
  type ConcernedBinding,
  type ConcerningSubject,
} from './concerns';
export { coverageOf, isReadWhole } from './coverage';
export type { ExportedFinding, ExportedFindings } from './exportedFinding';
export { findingsAsCsv, reportAsCsv } from './formats/csv';
export { reportAsHtml } from './formats/html';
export { reportAsMarkdown } from './formats/markdown';
export { findingsAsSarif, type ExportedCheck } from './formats/sarif';
export {
  ReportAccumulator,
  type CountedBinding,
  type CountedFinding,
  type ReportRows,
} from './ReportAccumulator';
