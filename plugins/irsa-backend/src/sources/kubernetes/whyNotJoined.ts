import { SourceProblem } from 'backstage-plugin-irsa-common';
import { stringify } from 'yaml';
import { ClusterConfig } from '../../config/readClusters';

/** Why nothing joins the cluster of an entry to IAM, with what to add: no API server says under which ARN EKS knows it. */
export function whyNotJoined(
  cluster: ClusterConfig,
): SourceProblem | undefined {
  const { name, arn, issuer } = cluster;
  return arn || issuer
    ? undefined
    : {
        message: `The entry of ${name} in irsa.clusters has neither arn nor issuer, so which roles its service accounts can become is unknown, and where EKS has the cluster too it is shown as another one. Add the arn of the cluster in EKS, or the issuer of a cluster that is not EKS.`,
        paste: stringify({
          irsa: {
            clusters: [
              {
                ...cluster,
                arn: 'arn:aws:eks:eu-west-1:111122223333:cluster/name',
              },
            ],
          },
        }),
      };
}
