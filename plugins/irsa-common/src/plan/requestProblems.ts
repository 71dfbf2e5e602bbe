import { parseArn } from '../arn';
import { dnsLabelProblem, dnsSubdomainProblem } from './kubernetesNames';
import { IdentityRequest, PlanCluster } from './types';

const CLUSTER_NAME = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/;
const EKS_CLUSTER =
  /^arn:aws[a-z0-9-]*:eks:[a-z0-9-]+:\d{12}:cluster\/[0-9A-Za-z][A-Za-z0-9_-]{0,99}$/;
const ISSUER = /^https:\/\/[A-Za-z0-9.-]+(:\d+)?(\/[A-Za-z0-9._~/-]*)?$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
const AUDIENCE = /^[A-Za-z0-9_.:/=+@-]{1,255}$/;

/** Whether a name stands for a pattern of service accounts. */
export function isPattern(name: string): boolean {
  return /[*?]/.test(name);
}

/** What is wrong with a request, sentence by sentence; nothing that is wrong gets into a policy, a manifest or a name. */
export function requestProblems(request: IdentityRequest): string[] {
  const { namespace, serviceAccount, account, audience, wildcard } = request;
  const quoted = (text: string) => JSON.stringify(text.slice(0, 300));
  const names = request.clusters.map(({ name }) => name);
  return [
    names.length === 0 ? 'no cluster is given' : undefined,
    new Set(names).size < names.length
      ? 'a cluster is given more than once'
      : undefined,
    ...request.clusters.flatMap(cluster => clusterProblems(request, cluster)),
    problem(`namespace ${quoted(namespace)}`, dnsLabelProblem(namespace)),
    problem(
      `serviceAccount ${quoted(serviceAccount)}`,
      nameProblem(serviceAccount),
    ),
    isPattern(serviceAccount) && request.mechanism === 'pod-identity'
      ? 'an association of Pod Identity is for one service account, so that a pattern cannot be used'
      : undefined,
    wildcard && !isPattern(serviceAccount)
      ? 'wildcard is given, and serviceAccount is no pattern'
      : undefined,
    wildcard && !INSTANT.test(wildcard.expiresAt)
      ? `wildcard.expiresAt ${quoted(
          wildcard.expiresAt,
        )} is not a time such as 2027-01-31T00:00:00Z`
      : undefined,
    account === undefined || /^\d{12}$/.test(account)
      ? undefined
      : `account ${quoted(account)} is not an account id of 12 digits`,
    audience === undefined || AUDIENCE.test(audience)
      ? undefined
      : `audience ${quoted(
          audience,
        )} is not an audience that a tag can hold: 1 to 255 letters, digits and _.:/=+@-`,
    audience !== undefined && request.mechanism === 'pod-identity'
      ? 'audience is given, and Pod Identity has no audience'
      : undefined,
  ].filter(each => each !== undefined);
}

function nameProblem(name: string): string | undefined {
  // Any name that a pattern can stand for has the characters of a name beside it.
  return dnsSubdomainProblem(name.replace(/[*?]+/g, 'a'));
}

function clusterProblems(
  { mechanism, clusters, account }: IdentityRequest,
  { name, arn, issuer, annotationPrefix }: PlanCluster,
): (string | undefined)[] {
  const [first] = clusters;
  const home = parseArn(first.arn ?? '');
  const here = parseArn(arn ?? '');
  return [
    CLUSTER_NAME.test(name)
      ? undefined
      : `cluster ${JSON.stringify(name.slice(0, 200))} is not a cluster's name`,
    arn === undefined || EKS_CLUSTER.test(arn)
      ? undefined
      : `cluster ${name} has ${JSON.stringify(arn)} as its ARN`,
    mechanism === 'irsa' && issuer === undefined
      ? `the issuer of cluster ${name} is not known, and IRSA needs it`
      : undefined,
    issuer === undefined || ISSUER.test(issuer)
      ? undefined
      : `cluster ${name} has ${JSON.stringify(issuer)} as its issuer`,
    mechanism === 'pod-identity' && arn === undefined
      ? `the ARN of cluster ${name} is not known, and Pod Identity needs it; it works on EKS alone`
      : undefined,
    arn === undefined && account === undefined
      ? `cluster ${name} has no ARN that tells its account, so that account has to be given`
      : undefined,
    here && home && here.partition !== home.partition
      ? `cluster ${name} is in the partition ${here.partition}, and ${first.name} in ${home.partition}; each partition needs a role of its own`
      : undefined,
    mechanism === 'pod-identity' &&
    here &&
    here.account !== (account ?? home?.account)
      ? `cluster ${name} is in account ${here.account}, and Pod Identity needs the role in the same account`
      : undefined,
    annotationPrefix === undefined
      ? undefined
      : problem(
          `annotationPrefix of cluster ${name}`,
          dnsSubdomainProblem(annotationPrefix),
        ),
  ];
}

function problem(what: string, found: string | undefined): string | undefined {
  return found && `${what} ${found}`;
}
