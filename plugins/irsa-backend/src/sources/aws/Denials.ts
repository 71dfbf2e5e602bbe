import { SourceItem } from 'backstage-plugin-irsa-node';
import { deniedProblem } from './awsErrors';
import { AwsCall } from './calls';

/** The refusals of one read, so that a call that is forbidden for every cluster is one problem. */
export class Denials {
  readonly #byCall = new Map<
    AwsCall,
    { readonly clusters: Set<string>; readonly error: unknown }
  >();

  /** Notes that a call was refused for a cluster. */
  add(call: AwsCall, cluster: string, error: unknown): void {
    const denial = this.#byCall.get(call) ?? { clusters: new Set(), error };
    denial.clusters.add(cluster);
    this.#byCall.set(call, denial);
  }

  /** Whether any call was refused. */
  some(): boolean {
    return this.#byCall.size > 0;
  }

  /** One problem a call. */
  *problems(where: string): Generator<SourceItem> {
    for (const [call, { clusters, error }] of this.#byCall) {
      const [first, ...others] = clusters;
      const named =
        others.length > 0
          ? `cluster ${first} and ${others.length} more`
          : `cluster ${first}`;
      yield deniedProblem(call, error, `${named} of ${where}`);
    }
  }
}
