import { Remedy } from '../../model';
import { command } from '../emit/shell';
import { clusterOf } from '../resources/arnParts';

/** A step as a command of eksctl; nothing where eksctl does not do it. */
export function eksctlStep(remedy: Remedy): string | undefined {
  switch (remedy.action) {
    case 'create-association':
      return eksctl(remedy.clusterArn, 'create', 'podidentityassociation', [
        ...['--namespace', remedy.namespace],
        ...['--service-account-name', remedy.serviceAccount],
        ...['--role-arn', remedy.roleArn],
      ]);
    case 'delete-association':
      return eksctl(remedy.clusterArn, 'delete', 'podidentityassociation', [
        ...['--namespace', remedy.namespace],
        ...['--service-account-name', remedy.serviceAccount],
      ]);
    case 'install-addon':
      return eksctl(remedy.clusterArn, 'create', 'addon', [
        ...['--name', remedy.addon],
      ]);
    default:
      return undefined;
  }
}

function eksctl(
  clusterArn: string,
  verb: string,
  thing: string,
  options: readonly string[],
): string {
  const { name, region } = clusterOf(clusterArn);
  return command(
    ...['eksctl', verb, thing, '--region', region, '--cluster', name],
    ...options,
  );
}
