import {
  ContainerRecord,
  PodSettings,
  TokenVolume,
} from 'backstage-plugin-irsa-common';
import { asList, asText, at } from '../shape';
import { containersOf } from './containers';
import { nodeLabels } from './metadata';

/** What Kubernetes names the volume by which it mounts the token for its own API. */
const OWN_TOKEN_VOLUME = 'kube-api-access-';
const OS_LABELS = ['kubernetes.io/os', 'beta.kubernetes.io/os'];

/** What the spec of a pod, or of a pod template, says. */
export interface PodSpec extends PodSettings {
  readonly serviceAccount: string;
  readonly containers: readonly ContainerRecord[];
}

/** Reads the spec of a pod, or of a pod template. */
export function readPodSpec(podSpec: unknown): PodSpec {
  const tokenVolumes = tokenVolumesOf(podSpec);
  const automountToken = at(podSpec, 'automountServiceAccountToken');
  const nodeSelector = nodeLabels(at(podSpec, 'nodeSelector'));
  return {
    // The deprecated field is an alias that the API server still fills in.
    serviceAccount:
      asText(at(podSpec, 'serviceAccountName')) ??
      asText(at(podSpec, 'serviceAccount')) ??
      'default',
    containers: containersOf(
      podSpec,
      new Set(
        tokenVolumes.flatMap(({ audience, volume }) =>
          audience ? [volume] : [],
        ),
      ),
    ),
    ...(tokenVolumes.length > 0 ? { tokenVolumes } : {}),
    ...(typeof automountToken === 'boolean' ? { automountToken } : {}),
    ...(at(podSpec, 'hostNetwork') === true ? { hostNetwork: true } : {}),
    ...(Object.keys(nodeSelector).length > 0 ? { nodeSelector } : {}),
    ...(wantsWindows(podSpec) ? { windowsByAffinity: true } : {}),
    ...(isNonRoot(podSpec) ? { nonRoot: true } : {}),
    ...(typeof at(podSpec, 'securityContext', 'fsGroup') === 'number'
      ? { fsGroup: true }
      : {}),
  };
}

function tokenVolumesOf(podSpec: unknown): TokenVolume[] {
  return asList(at(podSpec, 'volumes')).flatMap(volume => {
    const name = asText(at(volume, 'name')) ?? '';
    return asList(at(volume, 'projected', 'sources')).flatMap(source => {
      const token = at(source, 'serviceAccountToken');
      const audience = asText(at(token, 'audience'));
      if (
        token === undefined ||
        (!audience && name.startsWith(OWN_TOKEN_VOLUME))
      ) {
        return [];
      }
      const expirationSeconds = at(token, 'expirationSeconds');
      const path = asText(at(token, 'path'));
      return [
        {
          volume: name,
          ...(audience ? { audience } : {}),
          ...(typeof expirationSeconds === 'number'
            ? { expirationSeconds }
            : {}),
          ...(path ? { path } : {}),
        },
      ];
    });
  });
}

/** True when each of the alternatives that the affinity requires is a node with Windows. */
function wantsWindows(podSpec: unknown): boolean {
  const terms = asList(
    at(
      podSpec,
      'affinity',
      'nodeAffinity',
      'requiredDuringSchedulingIgnoredDuringExecution',
      'nodeSelectorTerms',
    ),
  );
  return (
    terms.length > 0 &&
    terms.every(term =>
      asList(at(term, 'matchExpressions')).some(expression => {
        const values = asList(at(expression, 'values'));
        return (
          OS_LABELS.includes(asText(at(expression, 'key')) ?? '') &&
          at(expression, 'operator') === 'In' &&
          values.length > 0 &&
          values.every(value => value === 'windows')
        );
      }),
    )
  );
}

function isNonRoot(podSpec: unknown): boolean {
  return [
    podSpec,
    ...asList(at(podSpec, 'containers')),
    ...asList(at(podSpec, 'initContainers')),
  ].some(each => {
    const user = at(each, 'securityContext', 'runAsUser');
    return (
      at(each, 'securityContext', 'runAsNonRoot') === true ||
      (typeof user === 'number' && user > 0)
    );
  });
}
