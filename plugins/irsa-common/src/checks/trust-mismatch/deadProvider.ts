import { issuerOfProvider } from '../../trust/arn';
import { isEksIssuer } from '../../trust/scope/knownIssuers';
import { CheckContext } from '../subjects/context';

/** Whether a provider stands for an EKS cluster and none has that issuer; not before every issuer was read. */
export function isDeadProvider(
  { estate, everyIssuerRead }: CheckContext,
  providerArn: string,
): boolean {
  const issuer = issuerOfProvider(providerArn);
  return (
    everyIssuerRead &&
    issuer !== undefined &&
    isEksIssuer(issuer) &&
    !estate.clusterOfIssuer.has(issuer)
  );
}
