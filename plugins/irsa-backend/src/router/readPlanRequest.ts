import { InputError } from '@backstage/errors';
import { IdentityPlanRequest } from 'backstage-plugin-irsa-common';
import { BodyReader } from './readBody';

/** Clusters, access packs or statements of one plan. */
const MAX_ITEMS = 50;

/** @throws InputError that names the field which cannot be used. */
export function readPlanRequest(given: unknown): IdentityPlanRequest {
  const body = BodyReader.of(given);
  const mechanism = body.optionalWord('mechanism', ['irsa', 'pod-identity']);
  const purpose = body.optionalWord('purpose', ['plan', 'create']);
  const accessPacks = body.optionalObjects('accessPacks', MAX_ITEMS);
  const statements = body.optionalObjects('statements', MAX_ITEMS);
  const managedPolicies = body.optionalTexts('managedPolicies');
  const tags = body.optionalObject('tags');
  const wildcard = body.optionalObject('wildcard');
  return {
    clusters: readClusters(body),
    namespace: body.text('namespace'),
    serviceAccount: body.text('serviceAccount'),
    ...(mechanism && { mechanism }),
    ...(purpose && { purpose }),
    ...optionalTextsOf(body, [
      'account',
      'audience',
      'entityRef',
      'owner',
      'template',
    ]),
    ...(accessPacks && {
      accessPacks: accessPacks.map(each => {
        const parameters = each.optionalObject('parameters');
        return {
          pack: each.text('pack'),
          ...(parameters && { parameters: parameters.texts() }),
        };
      }),
    }),
    ...(statements && {
      statements: statements.map(each => Object.fromEntries(each.entries())),
    }),
    ...(managedPolicies && { managedPolicies }),
    ...(tags && { tags: tags.texts() }),
    ...(wildcard && {
      wildcard: {
        reason: wildcard.text('reason'),
        expiresAt: wildcard.text('expiresAt'),
      },
    }),
  };
}

function readClusters(body: BodyReader): readonly string[] {
  const clusters = body.optionalTexts('clusters') ?? [];
  if (clusters.length === 0 || clusters.length > MAX_ITEMS) {
    throw new InputError(
      `${body.at('clusters')} must name 1 to ${MAX_ITEMS} clusters`,
    );
  }
  return clusters;
}

function optionalTextsOf<Name extends string>(
  body: BodyReader,
  names: readonly Name[],
): { [key in Name]?: string } {
  return Object.fromEntries(
    names.flatMap(name => {
      const value = body.optionalText(name);
      return value === undefined ? [] : [[name, value]];
    }),
  ) as { [key in Name]?: string };
}
