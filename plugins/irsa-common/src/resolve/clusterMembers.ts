import { Reacher } from '../model';
import { TrustIndex } from '../trust/scope/trustIndex';
import {
  ClusterClaims,
  JudgedCluster,
  JudgedServiceAccount,
} from './resolvedCluster';

/** An existing service account, as roles see it. */
export interface Member {
  readonly key: string;
  readonly namespace: string;
  readonly name: string;
  readonly audience: string;
  readonly pods: number;
  readonly owners: readonly string[];
  /** As it is listed, the same object in every list. */
  readonly reacher: Reacher;
}

/** The service accounts of a cluster that exist, prepared for the question which of them a trust policy admits. */
export class ClusterMembers extends TrustIndex<Member> {
  constructor(readonly judged: JudgedCluster, claims: ClusterClaims) {
    super(
      judged.serviceAccounts
        .filter(({ state }) => state === 'exists')
        .map(each => memberOf(each, claims)),
    );
  }
}

function memberOf(
  serviceAccount: JudgedServiceAccount,
  claims: ClusterClaims,
): Member {
  const { serviceAccount: ref, key, audience, activePods } = serviceAccount;
  const claim = claims.serviceAccounts.get(key);
  return {
    key,
    namespace: ref.namespace,
    name: ref.name,
    audience,
    pods: activePods,
    owners: claim?.owners ?? [],
    reacher: { ...ref, entityRefs: claim?.entityRefs ?? [] },
  };
}
