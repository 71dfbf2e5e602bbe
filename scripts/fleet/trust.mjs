import { CLUSTERS, DEFAULT_AUDIENCE, providerArn } from './company.mjs';

export const VERSION = '2012-10-17';

export function subject(namespace, name) {
  return `system:serviceaccount:${namespace}:${name}`;
}

/** A pattern of subjects in which the name of the service account is not kept apart. */
export function subjectPattern(pattern) {
  return `system:serviceaccount:${pattern}`;
}

/** A document with one statement that trusts web identities of a cluster under the conditions given. */
export function webIdentity(account, cluster, condition, extra = {}) {
  return {
    Version: VERSION,
    Statement: [
      {
        ...(extra.Sid ? { Sid: extra.Sid } : {}),
        Effect: 'Allow',
        Principal: { Federated: providerArn(account, cluster) },
        Action: extra.Action ?? 'sts:AssumeRoleWithWebIdentity',
        ...(condition ? { Condition: condition } : {}),
      },
    ],
  };
}

/** Condition key of a claim in a cluster's tokens. */
export function claim(cluster, name) {
  return `${CLUSTERS[cluster].issuer}:${name}`;
}

/** Trusts exactly one service account of one cluster. */
export function exact(account, cluster, namespace, name, options = {}) {
  return webIdentity(
    account,
    cluster,
    {
      StringEquals: {
        [claim(cluster, 'aud')]: options.audience ?? DEFAULT_AUDIENCE,
        [claim(cluster, 'sub')]: subject(namespace, name),
      },
    },
    options,
  );
}

/** Trusts EKS Pod Identity under the conditions given. */
export function podIdentity(condition) {
  return {
    Version: VERSION,
    Statement: [
      {
        Sid: 'AllowEksAuthToAssumeRoleForPodIdentity',
        Effect: 'Allow',
        Principal: { Service: 'pods.eks.amazonaws.com' },
        Action: ['sts:AssumeRole', 'sts:TagSession'],
        Condition: condition,
      },
    ],
  };
}

/** Trusts EKS Pod Identity for one service account of one cluster, by the tags of the session. */
export function podIdentityExact(cluster, namespace, name) {
  return podIdentity({
    StringEquals: {
      'aws:RequestTag/eks-cluster-arn': CLUSTERS[cluster].arn,
      'aws:RequestTag/kubernetes-namespace': namespace,
      'aws:RequestTag/kubernetes-service-account': name,
    },
  });
}

/** Trusts an AWS service. */
export function service(name) {
  return {
    Version: VERSION,
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: name },
        Action: 'sts:AssumeRole',
      },
    ],
  };
}

/** Trusts one role of the same account, as kube2iam needs it. */
export function role(arn) {
  return {
    Version: VERSION,
    Statement: [
      { Effect: 'Allow', Principal: { AWS: arn }, Action: 'sts:AssumeRole' },
    ],
  };
}

/** Trusts people of the account who signed in with a second factor. */
export function people(account) {
  return {
    Version: VERSION,
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${account}:root` },
        Action: 'sts:AssumeRole',
        Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
      },
    ],
  };
}
