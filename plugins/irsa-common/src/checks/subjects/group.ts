import { CheckSubjectByKind, CheckSubjectKind } from './subjects';

/**
 * Things by their kind.
 *
 * @public
 */
export type CheckSubjects = {
  readonly [K in CheckSubjectKind]: readonly CheckSubjectByKind[K][];
};

/** Things that were read together, such as those of one cluster. Another object whenever anything in it has changed. */
export interface SubjectGroup {
  /** Tells groups apart. */
  readonly name: string;
  readonly subjects: Partial<CheckSubjects>;
}
