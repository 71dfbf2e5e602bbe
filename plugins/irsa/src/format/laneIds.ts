import type { EntityBinding } from 'backstage-plugin-irsa-common';

/**
 * An id per binding that reads well in a URL: the service account, and as much more as it takes to tell it from the others.
 */
export function laneIds(bindings: readonly EntityBinding[]): string[] {
  const candidates = bindings.map(binding => {
    const { cluster, namespace, name } = binding.serviceAccount;
    const account = `${cluster}/${namespace}/${name}`;
    return [
      account,
      `${account}/${binding.mechanism}`,
      `${account}/${binding.mechanism}/${binding.roleArn ?? ''}`,
    ];
  });
  return candidates.map((own, index) => {
    const unique = own.find((candidate, level) =>
      candidates.every(
        (other, position) => position === index || other[level] !== candidate,
      ),
    );
    return unique ?? `${own[own.length - 1]}/${index}`;
  });
}
