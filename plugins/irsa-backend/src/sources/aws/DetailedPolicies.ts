import { RoleRecord } from 'backstage-plugin-irsa-common';
import { SourceItem } from 'backstage-plugin-irsa-node';
import { at } from '../shape';
import { AccountRead, badAnswer, foreignPartition } from './AccountRead';
import { managedPolicyRecord } from './iamRecords';
import { ManagedPolicies } from './ManagedPolicies';

/** The managed policies of one read of GetAccountAuthorizationDetails, as items of the source. */
export class DetailedPolicies {
  readonly #read: AccountRead;
  readonly #policies = new ManagedPolicies();
  #whole = true;

  constructor(read: AccountRead) {
    this.#read = read;
  }

  /** The policies that a role names and that have come before it. */
  *want(role: RoleRecord): Generator<SourceItem> {
    for (const value of this.#policies.want(role)) {
      yield { type: 'record', record: { kind: 'managed-policy', value } };
    }
  }

  /** A policy of the answer, where a role that came before names it. */
  *take(detail: unknown): Generator<SourceItem> {
    const { access, partition } = this.#read;
    const converted = managedPolicyRecord(detail, access.accountId);
    const problem =
      'problem' in converted
        ? converted.problem
        : foreignPartition(converted.policy.arn, partition);
    if (problem !== undefined) {
      this.#whole = false;
      yield badAnswer(this.#read, problem);
    } else if ('policy' in converted) {
      const isUsed = !(
        at(detail, 'AttachmentCount') === 0 &&
        at(detail, 'PermissionsBoundaryUsageCount') === 0
      );
      for (const value of this.#policies.take(converted.policy, isUsed)) {
        yield { type: 'record', record: { kind: 'managed-policy', value } };
      }
    }
  }

  /**
   * What there is to say at the end.
   *
   * @param allRoles - Whether every role was read, without which what they name is not known either.
   */
  *end(allRoles: boolean): Generator<SourceItem> {
    const [missing, ...others] = this.#policies.missing();
    if (missing !== undefined) {
      yield badAnswer(
        this.#read,
        `roles name the policy ${missing}${
          others.length > 0 ? ` and ${others.length} more` : ''
        }, and the answer does not hold it`,
      );
    } else if (allRoles && this.#whole) {
      yield {
        type: 'complete',
        mark: { kind: 'managed-policy', of: this.#read.access.accountId },
      };
    }
  }
}
