import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { getEndpointFromInstructions } from '@smithy/core/endpoints';
import { HttpRequest } from '@smithy/core/transport';
import { SignatureV4 } from '@smithy/signature-v4';

/** Marks the token for the authenticator of EKS. */
const PREFIX = 'k8s-aws-v1.';
/** Binds the token to one cluster, since it is signed with the rest. */
const CLUSTER_HEADER = 'x-k8s-aws-id';
/** Seconds in which the request has to be made; EKS asks for this number, and lets the token live for 15 minutes all the same. */
const EXPIRES_IN = 60;

/**
 * A token for the API server of a cluster: a presigned request GetCallerIdentity of STS, which the authenticator of EKS makes in our stead to
 * learn who we are. Nothing is sent to STS from here.
 *
 * Source: https://github.com/kubernetes-sigs/aws-iam-authenticator#api-authorization-from-outside-a-cluster
 *
 * @param client - A client with the credentials, in the region of the cluster.
 * @throws CredentialsError when there are no credentials.
 */
export async function eksToken(
  client: STSClient,
  { eksName, now = new Date() }: { eksName: string; now?: Date },
): Promise<string> {
  const region = await client.config.region();
  const endpoint = await stsEndpoint(client, region);
  const signer = new SignatureV4({
    service: 'sts',
    region,
    credentials: client.config.credentials,
    sha256: client.config.sha256,
  });
  const { query = {} } = await signer.presign(
    new HttpRequest({
      method: 'GET',
      protocol: endpoint.protocol,
      hostname: endpoint.hostname,
      path: '/',
      query: { Action: 'GetCallerIdentity', Version: '2011-06-15' },
      headers: { host: endpoint.host, [CLUSTER_HEADER]: eksName },
    }),
    { expiresIn: EXPIRES_IN, signingDate: now },
  );
  const url = new URL('/', endpoint);
  for (const [key, value] of Object.entries(query)) {
    url.searchParams.set(key, String(value));
  }
  return PREFIX + Buffer.from(url.href).toString('base64url');
}

/**
 * The regional endpoint of STS, which is the only one that the authenticator of EKS takes, whatever way there is to it from here; another
 * only where `AWS_ENDPOINT_URL` names an emulator.
 */
async function stsEndpoint(client: STSClient, region: string): Promise<URL> {
  const own = client.config.endpointProvider({
    Region: region,
    UseFIPS: false,
    UseDualStack: false,
  }).url;
  const { url: given } = await getEndpointFromInstructions(
    {},
    GetCallerIdentityCommand,
    client.config,
  );
  const awsDomain = own.hostname.slice(`sts.${region}`.length);
  return given.hostname.endsWith(awsDomain) ? own : given;
}
