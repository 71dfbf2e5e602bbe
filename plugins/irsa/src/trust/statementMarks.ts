import type {
  TrustClass,
  TrustLintCode,
  TrustLintFinding,
} from 'backstage-plugin-irsa-common';
import { statementKind } from './statementKind';
import { statementAt, statementPathOf } from './statementText';

/** Findings that say why a statement covers more service accounts than it seems to. */
const WIDENS_SUBJECTS: ReadonlySet<TrustLintCode> = new Set<TrustLintCode>([
  'NO_CONDITION',
  'NO_SUBJECT',
  'ANY_SUBJECT',
  'NAMESPACE_WILDCARD',
  'PATTERN_CROSSES_COLON',
  'WHOLE_NAMESPACE',
  'NAME_PATTERN',
  'FOR_ALL_VALUES_ON_CLAIM',
  'NEGATED_SUBJECT',
  'OPTIONAL_CLAIM',
  'NEGATED_KEY_NEVER_PRESENT',
  'TWO_ISSUERS',
  'KEY_OF_OTHER_ISSUER',
  'POD_IDENTITY_UNCONDITIONED',
  'NEGATED_SESSION_TAG',
]);

/** Findings that say why a statement lets in others than service accounts, or more tokens. */
const WIDENS_OTHERWISE: ReadonlySet<TrustLintCode> = new Set<TrustLintCode>([
  'AUDIENCE_WILDCARD',
  'LITERAL_STAR_PRINCIPAL',
  'ANY_AWS_PRINCIPAL',
  'ANY_FEDERATED_PRINCIPAL',
  'ACCOUNT_PRINCIPAL',
  'MIXED_PRINCIPALS',
  'SHARED_PROVIDER_UNCONDITIONED',
  'NOT_ACTION',
]);

/** Worth a marked line; what is milder is listed among the findings only. */
const SERIOUS: readonly TrustLintFinding['severity'][] = [
  'critical',
  'high',
  'medium',
];

/** Widths that need no marked line. */
const NARROW: readonly TrustClass[] = ['none', 'exact', 'unknown'];

const NAMES_SUBJECT =
  /:sub$|^aws:requesttag\/kubernetes-(?:namespace|service-account)$/i;

/** What to mark in a statement. */
export interface StatementMarks {
  readonly mark: 'widens' | 'decides';
  readonly paths: readonly string[];
}

/** What to mark in a statement: what makes it wide or, where nothing does, what keeps it from working. */
export function statementMarks(
  policy: Readonly<Record<string, unknown>>,
  statement: { readonly path: string; readonly class: TrustClass },
  findings: readonly TrustLintFinding[],
): StatementMarks {
  const here = findings.filter(
    ({ path }) => statementPathOf(path) === statement.path,
  );
  // A Deny takes away, so nothing in it widens, however many it concerns.
  const isNarrow =
    NARROW.includes(statement.class) ||
    statementKind(policy, statement.path) === 'deny';
  const widening = here
    .filter(
      ({ code }) =>
        WIDENS_OTHERWISE.has(code) || (!isNarrow && WIDENS_SUBJECTS.has(code)),
    )
    .map(({ path }) => path);
  if (widening.length > 0) {
    return { mark: 'widens', paths: widening };
  }
  if (!isNarrow) {
    return { mark: 'widens', paths: subjectPaths(policy, statement.path) };
  }
  return {
    mark: 'decides',
    paths: here
      .filter(
        ({ code, path, severity }) =>
          path !== statement.path &&
          SERIOUS.includes(severity) &&
          !WIDENS_SUBJECTS.has(code),
      )
      .map(({ path }) => path),
  };
}

/** The conditions on the subject; the whole statement where it has none. */
function subjectPaths(
  policy: Readonly<Record<string, unknown>>,
  path: string,
): string[] {
  const { Condition: condition } = statementAt(policy, path) as {
    Condition?: Record<string, unknown>;
  };
  const paths = Object.entries(condition ?? {}).flatMap(([operator, keys]) =>
    Object.keys(keys ?? {})
      .filter(key => NAMES_SUBJECT.test(key))
      .map(
        key =>
          `${path}.Condition[${JSON.stringify(operator)}][${JSON.stringify(
            key,
          )}]`,
      ),
  );
  return paths.length > 0 ? paths : [path];
}
