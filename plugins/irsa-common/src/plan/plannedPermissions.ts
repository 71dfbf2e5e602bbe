import { parsePolicy } from '../permissions/parsePolicy';
import { countCharacters } from '../trust/size';
import { AccessPackPlace, expandAccessPack } from './expandAccessPack';
import { AccessPack, IdentityRequest, PlannedPolicy } from './types';

/** The inline policies of a role together. Source: IAM User Guide, "IAM and AWS STS quotas". */
const MAX_CHARACTERS = 10_240;

/** The inline policy for a request, absent when it asks for none, and what is wrong with it, in sentences. */
export function plannedPermissions(
  request: IdentityRequest,
  packs: readonly AccessPack[],
  place: AccessPackPlace,
): { policy?: PlannedPolicy; problems: string[] } {
  const expanded = (request.accessPacks ?? []).map(use =>
    expandAccessPack(packs, use, place),
  );
  const problems = expanded.flatMap(each =>
    'problems' in each ? each.problems : [],
  );
  const statements = [
    ...expanded.flatMap(each => ('statements' in each ? each.statements : [])),
    ...(request.statements ?? []),
  ];
  if (statements.length === 0 || problems.length > 0) {
    return { problems };
  }
  const policy: PlannedPolicy = {
    Version: '2012-10-17',
    Statement: statements,
  };
  const parsed = parsePolicy(JSON.stringify(policy));
  const characters = countCharacters(policy) ?? Infinity;
  return {
    policy,
    problems: [
      ...('problem' in parsed
        ? [
            `the statements cannot be used, counted with those of access packs first: ${parsed.problem.replace(
              /\.$/,
              '',
            )}`,
          ]
        : []),
      ...(characters > MAX_CHARACTERS
        ? [
            `the permissions have ${characters} characters, and the inline policies of a role at most ${MAX_CHARACTERS}; use a managed policy`,
          ]
        : []),
    ],
  };
}
