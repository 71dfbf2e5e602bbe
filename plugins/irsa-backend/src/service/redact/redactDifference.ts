import { TruthDifference } from 'backstage-plugin-irsa-common';
import { isVisible, Visibility } from '../Visibility';

/** Entities that claim the service accounts that tags of roles name, by `<cluster>/<namespace>/<name>`; empty where none does. */
export type TaggedServiceAccounts = ReadonlyMap<string, readonly string[]>;

/** The service accounts that differences name because the tags of a role do. */
export function taggedIn(differences: readonly TruthDifference[]): string[] {
  return differences
    .filter(isTagged)
    .flatMap(({ expected }) => expected?.split(' ') ?? []);
}

/** Leaves out for whom a role was made where that is nobody whom the reader may see. */
export function redactDifference(
  difference: TruthDifference,
  tagged: TaggedServiceAccounts,
  visibility: Visibility,
): TruthDifference {
  const isKnown = taggedIn([difference]).every(name =>
    isVisible({ entityRefs: tagged.get(name) ?? [] }, visibility),
  );
  if (isKnown) {
    return difference;
  }
  const { expected: _, evidence, actual, ...rest } = difference;
  return {
    ...rest,
    ...(actual === undefined ? {} : { actual }),
    cause: `The role was made for another service account, which you may not see, and ${actual} is set up for it.`,
    evidence: evidence.map(({ value: __, ...place }) => place),
  };
}

function isTagged({ code }: TruthDifference): boolean {
  return code === 'TAGGED_FOR_OTHER_SERVICE_ACCOUNT';
}
