import { ServiceAccountInCluster } from './context';

/** The name of an `AWS_…` variable that a workload or a pod of it has, which says that it uses AWS. */
export function usesAws(subject: ServiceAccountInCluster): string | undefined {
  for (const holder of [...subject.workloads, ...subject.pods]) {
    for (const container of holder.containers) {
      if (container.awsEnvironment.length > 0) {
        return container.awsEnvironment[0].name;
      }
    }
  }
  return undefined;
}
