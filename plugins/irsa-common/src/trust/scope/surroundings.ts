import { parseArn, parseRoleArn } from '../arn';
import type { ArnParts } from '../arn';
import { isEverything, matchesGlob } from '../glob';
import { problem } from '../problem';
import type { TrustOptions, TrustProblem } from '../types';
import type { MechanismSet } from './scopeSets';

/** Why a provider cannot be used, whatever the policy says about it. */
export function deadProvider(
  provider: string,
  path: string,
  options: TrustOptions,
): TrustProblem | undefined {
  const role =
    options.roleArn === undefined ? undefined : parseRoleArn(options.roleArn);
  const arn = parseArn(provider);
  if (
    role &&
    arn &&
    (role.account !== arn.account || role.partition !== arn.partition)
  ) {
    const place = (of: ArnParts) =>
      role.partition === arn.partition
        ? of.account
        : `${of.account} of partition ${of.partition}`;
    return problem(
      'DEAD_TRUST_FOREIGN_PROVIDER',
      path,
      `The provider belongs to account ${place(arn)}, the role to ${place(
        role,
      )}; STS looks for the provider in the role's account only.`,
    );
  }
  if (
    options.providers &&
    !/[*?]/.test(provider) &&
    !options.providers.some(({ arn: id }) => id === provider)
  ) {
    return problem(
      'PROVIDER_MISSING',
      path,
      `The role's account has no IAM OIDC provider ${provider}.`,
    );
  }
  return undefined;
}

/** Drops callers whose audience the provider does not register. */
export function withRegisteredAudiences(
  set: MechanismSet,
  provider: string,
  path: string,
  options: TrustOptions,
  problems: TrustProblem[],
): MechanismSet {
  const registered = options.providers?.find(({ arn }) => arn === provider);
  if (!registered) {
    return set;
  }
  const terms = set.terms.filter(({ box, except }) =>
    registered.clientIds.some(
      clientId =>
        matchesGlob(box[0], clientId) &&
        !except.some(
          exception =>
            exception.conditional.length === 0 &&
            matchesGlob(exception.box[0], clientId) &&
            exception.box.slice(1).every(isEverything),
        ),
    ),
  );
  if (terms.length === 0 && set.terms.length > 0) {
    problems.push(
      problem(
        'AUDIENCE_NOT_REGISTERED',
        path,
        `The policy asks for an audience that is not among the client IDs of the provider (${
          registered.clientIds.join(', ') || 'none'
        }).`,
      ),
    );
  }
  return { ...set, terms };
}
