import { DescribeClusterCommand, EKSClient } from '@aws-sdk/client-eks';
import { getEndpointFromInstructions } from '@smithy/core/endpoints';
import { plainText } from './plainText';

/**
 * The address of a cluster's API server, where it may be given a token.
 *
 * A token is as good as the credentials that signed it for whoever passes it on to the cluster, so an answer of EKS alone is not enough to send it
 * anywhere. It goes to names below `<region>.eks.<domain of AWS>`, in which only EKS makes names, or, with an emulator behind `AWS_ENDPOINT_URL`, to
 * the host that this names. That the API server holds the right key is proved by the cluster's own authority on top of it.
 *
 * @throws Error that names the address, when it is another one.
 */
export async function eksEndpoint(
  client: EKSClient,
  endpoint: string,
): Promise<URL> {
  const region = await client.config.region();
  const url = URL.parse(endpoint);
  const { url: asked } = await getEndpointFromInstructions(
    { name: '' },
    DescribeClusterCommand,
    client.config,
  );
  const domains = [
    `.${region}.eks${domainOf(client, region, false)}`,
    `.eks-cluster.${region}${domainOf(client, region, true)}`,
  ];
  if (
    url?.protocol === 'https:' &&
    url.username === '' &&
    url.password === '' &&
    (domains.some(domain => url.hostname.endsWith(domain)) ||
      url.hostname === asked.hostname)
  ) {
    return url;
  }
  throw new Error(
    `EKS gives ${plainText(
      endpoint,
    )} as the address of the API server, which is none of EKS in ${region}, so no token is sent there. Check AWS_ENDPOINT_URL where it is set.`,
  );
}

/** What follows the region in the names of AWS, with the dot: another one in each partition, and another one for IPv6. */
function domainOf(
  client: EKSClient,
  region: string,
  isDualStack: boolean,
): string {
  const { hostname } = client.config.endpointProvider({
    Region: region,
    UseFIPS: false,
    UseDualStack: isDualStack,
  }).url;
  return hostname.slice(`eks.${region}`.length);
}
