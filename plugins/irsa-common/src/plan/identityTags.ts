import { ROLE_ENTITY_TAG, ROLE_SERVICE_ACCOUNT_TAG } from '../annotations';
import { isPattern } from './requestProblems';
import { serviceAccountTags } from './serviceAccountTags';
import { AccessPackUse, IdentityRequest } from './types';

const PREFIX = 'irsa.backstage.io/';

/**
 * Keys of the tags with which a role says what it was made from.
 *
 * @public
 */
export const roleTags = {
  entityRef: ROLE_ENTITY_TAG,
  serviceAccount: ROLE_SERVICE_ACCOUNT_TAG,
  /** `irsa` or `pod-identity`. */
  mechanism: `${PREFIX}mechanism`,
  /** Audience of the tokens, where it is not `sts.amazonaws.com`. */
  audience: `${PREFIX}audience`,
  /** Reference of the template. */
  template: `${PREFIX}template`,
  /** Followed by a number from 1: the packs and their parameters, `<pack> <name>=<value> …`. */
  accessPack: `${PREFIX}access-pack.`,
  /** Why a pattern of service accounts is trusted. */
  wildcardReason: `${PREFIX}wildcard-reason`,
  /** Until when it is, ISO 8601. */
  wildcardExpiresAt: `${PREFIX}wildcard-expires-at`,
  /** Id of the scaffolder's task that created it, by which a task that goes on knows what it made itself. */
  task: `${PREFIX}task`,
  /** Reference of the owner. */
  owner: 'owner',
  /** Always `backstage`. */
  managedBy: 'managed-by',
} as const;

/**
 * The value of {@link roleTags.managedBy}.
 *
 * @public
 */
export const ROLE_MANAGED_BY = 'backstage';

const MAX_TAGS = 50;
const KEY = /^[A-Za-z0-9_.:/=+@ -]{1,128}$/;
/** Source: IAM API reference, data type Tag. */
const VALUE = /^[\p{L}\p{Z}\p{N}_.:/=+@-]{0,256}$/u;
const RESERVED = /^(?:aws:|irsa\.backstage\.io\/|owner$|managed-by$)/i;

/** The tags of a role that is made for a request, and what is wrong with them, in sentences. */
export function identityTags(
  request: IdentityRequest,
  serviceAccounts: readonly {
    readonly cluster: string;
    readonly namespace: string;
    readonly name: string;
  }[],
): { tags: Record<string, string>; problems: string[] } {
  const { tags: own = {}, wildcard } = request;
  const fixed: [string, string | undefined][] = [
    [roleTags.entityRef, request.entityRef],
    [roleTags.mechanism, request.mechanism],
    [roleTags.audience, request.audience],
    [roleTags.template, request.template],
    [roleTags.wildcardReason, wildcard?.reason],
    [roleTags.wildcardExpiresAt, wildcard?.expiresAt],
    [roleTags.owner, request.owner],
    [roleTags.managedBy, ROLE_MANAGED_BY],
    ...(request.accessPacks ?? []).map((use, index): [string, string] => [
      `${roleTags.accessPack}${index + 1}`,
      accessPackTag(use),
    ]),
  ];
  const set = fixed.flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value] as const],
  );
  const tags = {
    ...Object.fromEntries(set),
    // A tag may not hold the signs of a pattern.
    ...(isPattern(request.serviceAccount)
      ? {}
      : serviceAccountTags(serviceAccounts)),
    ...own,
  };
  const folded = Object.keys(own).map(key => key.toLocaleLowerCase('en-US'));
  return {
    tags,
    problems: [
      ...Object.keys(own).flatMap(key => {
        if (!KEY.test(key)) {
          return [
            `the tag key ${JSON.stringify(
              key,
            )} has characters that it may not have; use letters, digits and _.:/=+@-`,
          ];
        }
        return RESERVED.test(key)
          ? [`the tag ${key} is set by the action and cannot be given`]
          : [];
      }),
      // IAM takes keys that differ in letter case for the same.
      ...(new Set(folded).size < folded.length
        ? ['two tag keys differ in letter case only']
        : []),
      ...Object.entries(tags).flatMap(([key, value]) =>
        VALUE.test(value)
          ? []
          : [
              `the tag ${key} would have the value ${JSON.stringify(
                value,
              )}; IAM takes at most 256 letters, digits, spaces and _.:/=+@-`,
            ],
      ),
      ...(Object.keys(tags).length > MAX_TAGS
        ? [`a role has at most ${MAX_TAGS} tags`]
        : []),
    ],
  };
}

function accessPackTag({ pack, parameters = {} }: AccessPackUse): string {
  return [
    pack,
    ...Object.entries(parameters)
      .filter(([, value]) => value !== '')
      .map(([name, value]) => `${name}=${value}`),
  ].join(' ');
}
