import { issuerOfProvider } from '../arn';
import { quote } from '../json/value';
import type { PolicyModel, StatementModel } from '../policyModel';
import { isOtherIssuer } from '../scope/knownIssuers';
import { POD_IDENTITY_SERVICE } from '../scope/mechanism';
import { finding } from './finding';
import type { Lint } from './subject';

/** Whether a statement lets a role assume itself: AWS "*" narrowed to ARNs by aws:PrincipalArn. */
function isBoundToPrincipals({ conditions }: StatementModel): boolean {
  return conditions.some(
    ({ foldedKey, operator }) =>
      /^aws:(?:principalarn|principalaccount|principalorgid|principalorgpaths|userid|sourcearn|sourceaccount)$|^sts:externalid$/.test(
        foldedKey,
      ) &&
      operator !== undefined &&
      operator.operator !== 'Null' &&
      !operator.operator.negated &&
      !operator.ifExists,
  );
}

/** Statements that let in whom they name; NotPrincipal names those whom it is not about. */
function allowsByName({ statements }: PolicyModel): StatementModel[] {
  return statements.filter(
    ({ effect, principal }) => effect === 'Allow' && !principal.negated,
  );
}

const awsPrincipals: Lint = ({ policy }) =>
  allowsByName(policy).flatMap(statement =>
    statement.principal.values.flatMap(({ type, value, path }) => {
      if (type === 'Federated' && value === '*') {
        return [
          finding(
            'ANY_FEDERATED_PRINCIPAL',
            path,
            'The principal is any identity provider; name the provider.',
          ),
        ];
      }
      if (type !== 'AWS') {
        return [];
      }
      if (value === '*') {
        return isBoundToPrincipals(statement)
          ? []
          : [
              finding(
                'ANY_AWS_PRINCIPAL',
                path,
                'The principal is anybody in any AWS account; name who may assume the role.',
              ),
            ];
      }
      if (/^A(?:RO|ID)A[A-Z0-9]{8,}$/.test(value)) {
        return [
          finding(
            'ORPHAN_PRINCIPAL',
            path,
            `${quote(
              value,
            )} is the unique id of a deleted role or user; remove it, or name the new one.`,
          ),
        ];
      }
      return /^\d{12}$/.test(value) ||
        /^arn:[^:]*:iam::\d{12}:root$/.test(value)
        ? [
            finding(
              'ACCOUNT_PRINCIPAL',
              path,
              `${quote(
                value,
              )} is a whole account; name the role that needs to assume this one.`,
            ),
          ]
        : [];
    }),
  );

/** A workload's role that somebody else can become as well. */
const mixedPrincipals: Lint = ({ policy }) => {
  const allows = allowsByName(policy);
  const isWorkload = (type: string, value: string) => {
    const issuer = type === 'Federated' ? issuerOfProvider(value) : undefined;
    return (
      value === POD_IDENTITY_SERVICE ||
      (issuer !== undefined && !isOtherIssuer(issuer))
    );
  };
  const hasWorkload = allows.some(({ principal }) =>
    principal.values.some(({ type, value }) => isWorkload(type, value)),
  );
  return hasWorkload
    ? allows
        .filter(statement => !isBoundToPrincipals(statement))
        .flatMap(({ principal }) =>
          principal.values
            .filter(
              ({ type, value }) => !isWorkload(type, value) && value !== '*',
            )
            .map(({ value, path }) =>
              finding(
                'MIXED_PRINCIPALS',
                path,
                `The role of a workload also trusts ${quote(
                  value,
                )}; give it a role of its own.`,
              ),
            ),
        )
    : [];
};

/** Rules on principals that are no service accounts. */
export const principalRules: Lint[] = [awsPrincipals, mixedPrincipals];
