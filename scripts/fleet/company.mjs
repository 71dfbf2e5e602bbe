import { hexadecimal, moment } from './seeded.mjs';

/** The invented company: an online shop for plants and garden tools. */
export const COMPANY = 'Fernhollow';
export const DOMAIN = 'fernhollow.example';

/** Holds the production clusters and what runs in them. */
export const PRODUCTION = '111122223333';
/** Holds the data lake, the archive of media and labels, the image registry and the staging cluster. */
export const SHARED = '444455556666';

/** The audience that the data team registered for its provider instead of AWS's own. */
export const LAKE_AUDIENCE = `lake.${DOMAIN}`;
export const DEFAULT_AUDIENCE = 'sts.amazonaws.com';

function cluster({
  name,
  account,
  region,
  created,
  version,
  platform,
  network,
  nodes,
}) {
  const id = hexadecimal(32, `issuer ${name}`).toUpperCase();
  const issuer = `oidc.eks.${region}.amazonaws.com/id/${id}`;
  return {
    name,
    account,
    region,
    version,
    platform,
    network,
    created: moment(created, `cluster ${name}`),
    issuer,
    arn: `arn:aws:eks:${region}:${account}:cluster/${name}`,
    nodes: nodes.map(
      host =>
        `ip-10-${network}-${host}.${
          region === 'us-east-1' ? 'ec2' : `${region}.compute`
        }.internal`,
    ),
  };
}

export const CLUSTERS = {
  'prod-euw1': cluster({
    name: 'prod-euw1',
    account: PRODUCTION,
    region: 'eu-west-1',
    created: '2025-03-11',
    version: '1.34',
    platform: 'eks.9',
    network: 20,
    nodes: ['12-41', '12-187', '28-66', '28-203', '44-19'],
  }),
  'prod-use1': cluster({
    name: 'prod-use1',
    account: PRODUCTION,
    region: 'us-east-1',
    created: '2026-06-02',
    version: '1.34',
    platform: 'eks.9',
    network: 30,
    nodes: ['12-73', '12-140', '28-11', '44-232'],
  }),
  'staging-euw1': cluster({
    name: 'staging-euw1',
    account: SHARED,
    region: 'eu-west-1',
    created: '2025-02-04',
    version: '1.35',
    platform: 'eks.3',
    network: 40,
    nodes: ['12-9', '28-114'],
  }),
};

/** The name of the managed node group of a cluster. */
export function nodeGroupOf(clusterName) {
  return `${clusterName}-general`;
}

/** The ARN that a cluster's OIDC provider has, or would have, in an account. */
export function providerArn(account, clusterName) {
  return `arn:aws:iam::${account}:oidc-provider/${CLUSTERS[clusterName].issuer}`;
}

export function roleArn(account, name, path = '/') {
  return `arn:aws:iam::${account}:role${path}${name}`;
}
