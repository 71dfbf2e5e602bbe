import type { TrustReason } from '../reasons';
import { identityOf } from './termSet';

/** Numbers lists of reasons, the same for the same conditions, so that long lists are read once and compared by number. */
export class ReasonLists {
  private readonly byList = new Map<readonly TrustReason[], number>();
  private readonly byIdentity = new Map<string, number>();

  /** The number of a list; the order of its reasons does not matter. */
  of(reasons: readonly TrustReason[]): number {
    const known = this.byList.get(reasons);
    if (known !== undefined) {
      return known;
    }
    const identity = JSON.stringify(reasons.map(identityOf).sort());
    const number = this.byIdentity.get(identity) ?? this.byIdentity.size;
    this.byIdentity.set(identity, number);
    this.byList.set(reasons, number);
    return number;
  }
}
