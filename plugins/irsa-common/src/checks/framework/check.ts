import {
  Evidence,
  FindingSeverity,
  FindingSubject,
  Remedy,
  ServiceAccountRef,
} from '../../model';
import { CheckContext } from '../subjects/context';
import { CheckSubjectByKind, CheckSubjectKind } from '../subjects/subjects';
import { CheckNeed } from './need';

/**
 * A value that a check takes from the configuration.
 *
 * @public
 */
export type CheckParameterValue = number | boolean | string | readonly string[];

/**
 * A parameter of a check.
 *
 * @public
 */
export interface CheckParameter<
  V extends CheckParameterValue = CheckParameterValue,
> {
  /** The value where the configuration says nothing. */
  readonly default: V;
  /** What it decides, in one sentence. */
  readonly what: string;
}

/**
 * The parameters of a check by their names.
 *
 * @public
 */
export type CheckParameters = Readonly<Record<string, CheckParameter>>;

/**
 * The values of a check's parameters.
 *
 * @public
 */
export type CheckParameterValues<P extends CheckParameters> = {
  readonly [N in keyof P]: P[N]['default'];
};

/**
 * What a check found.
 *
 * @public
 */
export interface CheckHit {
  /** Stable texts that tell this cause from others of the same check on the same subject; empty where there can be but one. */
  readonly cause: readonly string[];
  /** The cause in this case, in one sentence or two. */
  readonly message: string;
  /** What proves it: at least one. */
  readonly evidence: readonly Evidence[];
  /** What to do, in order. */
  readonly remedies: readonly Remedy[];
  /** What the finding is about, where that is not the thing that was looked at. */
  readonly subject?: FindingSubject;
  /** Severity here, where it is another than the check's; the configuration still has the last word. */
  readonly severity?: FindingSeverity;
  /** What the cause breaks beside the subject. */
  readonly consequences?: readonly FindingSubject[];
  /** Service accounts that are concerned, where these are others than the subject's; the entities of the finding follow from them. */
  readonly serviceAccounts?: readonly ServiceAccountRef[];
  /** Service accounts that the texts name or count without these being concerned. */
  readonly mentions?: readonly ServiceAccountRef[];
  /** Catalog entities that are concerned beside those of the service accounts. */
  readonly entityRefs?: readonly string[];
  /** Keys of what this cause explains, for `subsumes`; the subject's reference where absent. */
  readonly explains?: readonly string[];
  /** Keys of what could explain this finding; those of the subject where absent. */
  readonly dependsOn?: readonly string[];
}

/**
 * A check: one question, asked of every thing of one kind.
 *
 * @public
 */
export interface CheckDefinition<
  K extends CheckSubjectKind = CheckSubjectKind,
  P extends CheckParameters = CheckParameters,
> {
  /** `IRSA-<AREA>-<nnn>`, stable for ever; a portal's own checks have another first word. */
  readonly id: string;
  /** What is wrong where it fires, in a few words. */
  readonly title: string;
  /** How bad a finding is, unless it says otherwise itself. */
  readonly severity: FindingSeverity;
  /** The kind of thing that it looks at. */
  readonly over: K;
  /** What it reports, in a sentence or two, with the error that AWS answers where there is one. */
  readonly what: string;
  /** Why it matters. */
  readonly why: string;
  /** What is compared with what, with the path of the data. */
  readonly howWeKnow: string;
  /** What to change. */
  readonly fix: string;
  /** How to see that it worked. */
  readonly verify: string;
  /** What must have been read, beside the records of the things themselves. */
  readonly needs: readonly CheckNeed<K>[];
  /** What the configuration can set. */
  readonly parameters?: P;
  /** Ids of checks whose findings this cause explains on the same chain: those become consequences of this one. */
  readonly subsumes?: readonly string[];

  /** Whether the question makes sense for a thing; what was not read then does not count against it. All things where absent. */
  appliesTo?(
    subject: CheckSubjectByKind[K],
    context: CheckContext,
    parameters: CheckParameterValues<P>,
  ): boolean;

  /** Answers what is wrong with a thing, given that everything needed was read. Pure, and the same input gives the same answer. */
  run(
    subject: CheckSubjectByKind[K],
    context: CheckContext,
    parameters: CheckParameterValues<P>,
  ): Iterable<CheckHit>;
}

/**
 * A check over any one kind of thing.
 *
 * @public
 */
export type Check = {
  [K in CheckSubjectKind]: CheckDefinition<K>;
}[CheckSubjectKind];

/**
 * Defines a check; the types of its subject and of its parameters follow from what it says.
 *
 * @public
 */
export function defineCheck<
  K extends CheckSubjectKind,
  P extends CheckParameters = Record<string, never>,
>(definition: CheckDefinition<K, P>): CheckDefinition<K> {
  // The runner hands a check only the values of its own parameters, so the narrower type holds where it is called.
  return definition as unknown as CheckDefinition<K>;
}

/**
 * A parameter of a check.
 *
 * @public
 */
export function parameter<V extends CheckParameterValue>(
  value: V,
  what: string,
): CheckParameter<WidenedParameter<V>> {
  return { default: value as unknown as WidenedParameter<V>, what };
}

/**
 * The type of a parameter's values, given that of its default.
 *
 * @public
 */
export type WidenedParameter<V> = V extends number
  ? number
  : V extends boolean
  ? boolean
  : V extends string
  ? string
  : readonly string[];
