import { createHash } from 'node:crypto';
import { PodIdentityAssociationRecord } from 'backstage-plugin-irsa-common';

/** What a list tells of an association, none of which can ever change. */
interface ListedAssociation {
  readonly associationId: string;
  readonly namespace?: string;
  readonly serviceAccount?: string;
}

/**
 * Pod Identity associations that earlier reads have described. Describing is a call for each, and what it tells seldom changes, so it is done
 * again only after some time.
 */
export class DescribedAssociations {
  readonly #load: () => Promise<readonly PodIdentityAssociationRecord[]>;
  readonly #maxAge: number;
  readonly #now: number;
  #byKey: Promise<Map<string, PodIdentityAssociationRecord>> | undefined;

  constructor(options: {
    /** The associations of the last good snapshot; asked for at most once. */
    readonly load: () => Promise<readonly PodIdentityAssociationRecord[]>;
    /** In milliseconds. */
    readonly maxAge: number;
    /** Milliseconds since 1970. */
    readonly now: number;
  }) {
    this.#load = options.load;
    this.#maxAge = options.maxAge;
    this.#now = options.now;
  }

  /** The association as it was described, or nothing where it has to be described now. */
  async find(
    cluster: string,
    listed: ListedAssociation,
  ): Promise<PodIdentityAssociationRecord | undefined> {
    this.#byKey ??= this.#load().then(
      records =>
        new Map(records.map(record => [keyOf(record.cluster, record), record])),
    );
    const known = (await this.#byKey).get(keyOf(cluster, listed));
    return known?.describedAt !== undefined &&
      known.namespace === listed.namespace &&
      known.serviceAccount === listed.serviceAccount &&
      this.#isFresh(listed.associationId, Date.parse(known.describedAt))
      ? known
      : undefined;
  }

  /** Those that were described together fall due one by one, in the second half of the age. */
  #isFresh(id: string, describedAt: number): boolean {
    const age = this.#now - describedAt;
    return age >= 0 && age < (this.#maxAge * (1 + fractionOf(id))) / 2;
  }
}

function keyOf(cluster: string, listed: ListedAssociation): string {
  return `${cluster} ${listed.associationId}`;
}

/** A number from 0 up to 1 that is always the same for a text, and evenly spread over texts. */
function fractionOf(text: string): number {
  return (
    createHash('sha256').update(text).digest().readUInt32BE() / 0x1_0000_0000
  );
}
