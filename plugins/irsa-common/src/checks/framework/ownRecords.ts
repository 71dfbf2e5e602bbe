import { RecordKind } from '../../model';
import { CheckContext } from '../subjects/context';
import { CheckSubjectKind } from '../subjects/subjects';

/** Which records make the things of a kind, and whether these are an account's or a cluster's. */
const RECORDS: Readonly<
  Record<
    CheckSubjectKind,
    | { readonly kind: RecordKind; readonly in: 'accounts' | 'clusters' }
    | undefined
  >
> = {
  'service-account': { kind: 'service-account', in: 'clusters' },
  workload: { kind: 'workload', in: 'clusters' },
  association: { kind: 'pod-identity-association', in: 'clusters' },
  namespace: { kind: 'namespace', in: 'clusters' },
  role: { kind: 'role', in: 'accounts' },
  provider: { kind: 'oidc-provider', in: 'accounts' },
  cluster: { kind: 'cluster', in: 'clusters' },
  account: undefined,
  entity: undefined,
};

/** The accounts or clusters where things of a kind were not all read, so that nobody knows what a check would have found there. */
export function unreadPlaces(
  context: CheckContext,
  over: CheckSubjectKind,
): { kind: RecordKind; of: string }[] {
  const records = RECORDS[over];
  if (!records) {
    return [];
  }
  const { kind } = records;
  const { estate } = context;
  return [...estate[records.in].keys()]
    .filter(of => isKnownToHave(context, kind, of))
    .filter(of => !estate.isComplete(kind, of))
    .map(of => ({ kind, of }));
}

/** A cluster that is not EKS has no associations, however little was read of it. */
function isKnownToHave(
  { estate }: CheckContext,
  kind: RecordKind,
  of: string,
): boolean {
  const cluster = estate.clusters.get(of)?.cluster;
  const isNoEks = cluster?.issuer !== undefined && cluster.arn === undefined;
  return !(kind === 'pod-identity-association' && isNoEks);
}
