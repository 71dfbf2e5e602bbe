import { TruthDifferenceCode } from '../../model';

/** The check that reports a difference which no other check explains. */
export const DIFFERENCE_CHECK = 'IRSA-PD-028';

/** What a finding about a workload explains: whatever depends on the workload, and these differences of its pods. */
export function explainedDifferences(
  workload: string,
  ...codes: readonly TruthDifferenceCode[]
): readonly string[] {
  return [workload, ...codes.map(code => differenceKey(workload, code))];
}

/** The key of one kind of difference of the pods of a workload, or of a service account where their workload was not read. */
export function differenceKey(
  owner: string,
  code: TruthDifferenceCode,
): string {
  return `${owner} ${code}`;
}
