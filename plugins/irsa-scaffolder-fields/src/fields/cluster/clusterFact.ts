import { ClusterAnswer, parseArn } from 'backstage-plugin-irsa-common';

/** What there is to say about a cluster, the most important first. */
export type ClusterFact =
  | {
      readonly key: 'cluster.eks';
      readonly region: string;
      readonly account: string;
    }
  | { readonly key: 'cluster.other'; readonly issuer: string }
  | { readonly key: 'cluster.noIssuer' }
  | { readonly key: 'cluster.noAgent' };

/** What a plan for a cluster has to know. */
export function clusterFacts({
  arn,
  issuer,
  podIdentityAgent,
}: ClusterAnswer): ClusterFact[] {
  const place = parseArn(arn ?? '');
  const facts: ClusterFact[] = [];
  if (place) {
    facts.push({
      key: 'cluster.eks',
      region: place.region,
      account: place.account,
    });
  } else if (issuer) {
    facts.push({ key: 'cluster.other', issuer });
  }
  if (!issuer) {
    facts.push({ key: 'cluster.noIssuer' });
  }
  if (place && podIdentityAgent === false) {
    facts.push({ key: 'cluster.noAgent' });
  }
  return facts;
}
