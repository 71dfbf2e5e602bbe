import { issuerOfProvider } from '../arn';
import { EVERYTHING, isEverything, literalGlob } from '../glob';
import type { Glob } from '../glob';
import { foldCase } from '../letterCase';
import type { Lookup } from '../lookup';
import type { TrustPrincipal } from '../types';
import {
  accountAxis,
  audienceAxis,
  canonicalGlob,
  clusterAxis,
  nameAxis,
  namespaceAxis,
  regionAxis,
} from './axis';
import type { Axis } from './axis';
import type { Budget } from './budget';
import { podIdentityKeys, webIdentityKeys } from './keyKnowledge';
import { decomposeGlob } from './shape';
import type { Box } from './termSet';

/** A condition key whose values name the caller. */
export interface ModelledKey {
  /** The callers for whom the key's value matches a pattern. */
  boxesOf(glob: Glob, budget: Budget): Box[];
  /** Whether the key's value is an ARN. */
  isArn: boolean;
  /** Whether the key's value may hold upper case letters. */
  mixedCase: boolean;
}

/** One way in which a pod becomes a role. */
export interface Mechanism {
  /** Who asks STS. */
  principal: TrustPrincipal;
  /** The dimensions of a set of callers; the last two are namespace and name. */
  axes: readonly Axis[];
  /** The keys that name the caller, by folded name. */
  keys: ReadonlyMap<string, ModelledKey>;
  /** What is known of all other keys. */
  lookup: Lookup;
}

const subjectShape = [
  'system:serviceaccount:',
  namespaceAxis,
  ':',
  nameAxis,
] as const;

/** IRSA through one provider; axes: audience, namespace, name. */
export function irsaMechanism(provider: string): Mechanism {
  // A wildcard may stand for any issuer, so nothing is known of its claims.
  const issuer = /[*?]/.test(provider) ? undefined : issuerOfProvider(provider);
  const keys = new Map<string, ModelledKey>();
  if (issuer !== undefined) {
    keys.set(`${foldCase(issuer)}:sub`, {
      isArn: false,
      mixedCase: false,
      boxesOf: (glob, budget) =>
        decomposeGlob(glob, subjectShape, budget).map(axes => [
          EVERYTHING,
          ...axes,
        ]),
    });
    keys.set(`${foldCase(issuer)}:aud`, {
      isArn: false,
      mixedCase: true,
      boxesOf: glob => {
        const audience = canonicalGlob(audienceAxis, glob);
        return audience ? [[audience, EVERYTHING, EVERYTHING]] : [];
      },
    });
  }
  return {
    principal: { type: 'Federated', id: provider },
    axes: [audienceAxis, namespaceAxis, nameAxis],
    keys,
    lookup: webIdentityKeys(issuer),
  };
}

/** The service principal of EKS Pod Identity, the same in every partition. */
export const POD_IDENTITY_SERVICE = 'pods.eks.amazonaws.com';

const clusterShape = [
  'arn:',
  regionAxis,
  ':eks:',
  regionAxis,
  ':',
  accountAxis,
  ':cluster/',
  clusterAxis,
] as const;

const podIdentityAxes = [
  regionAxis,
  regionAxis,
  accountAxis,
  clusterAxis,
  namespaceAxis,
  nameAxis,
];

function keyOfAxis(at: number): ModelledKey {
  return {
    isArn: false,
    mixedCase: podIdentityAxes[at].mixedCase,
    boxesOf: glob => {
      const canonical = canonicalGlob(podIdentityAxes[at], glob);
      return canonical
        ? [
            podIdentityAxes.map((_, axis) =>
              axis === at ? canonical : EVERYTHING,
            ),
          ]
        : [];
    },
  };
}

const clusterArnKey: ModelledKey = {
  isArn: true,
  mixedCase: true,
  boxesOf: (glob, budget) =>
    decomposeGlob(glob, clusterShape, budget).map(axes => [
      ...axes,
      EVERYTHING,
      EVERYTHING,
    ]),
};

/**
 * EKS Pod Identity; axes: partition, region, account and name of the cluster, namespace, name.
 *
 * @param sendsTags - whether the association sends session tags, which is the default
 */
export function podIdentityMechanism(sendsTags: boolean): Mechanism {
  const keys = new Map<string, ModelledKey>([
    // Seen on live clusters: the source ARN is the cluster's, not the association's.
    ['aws:sourcearn', clusterArnKey],
    ['aws:sourceaccount', keyOfAxis(2)],
  ]);
  if (sendsTags) {
    keys.set('aws:requesttag/eks-cluster-arn', clusterArnKey);
    keys.set('aws:requesttag/eks-cluster-name', keyOfAxis(3));
    keys.set('aws:requesttag/kubernetes-namespace', keyOfAxis(4));
    keys.set('aws:requesttag/kubernetes-service-account', keyOfAxis(5));
  }
  return {
    principal: { type: 'Service', id: POD_IDENTITY_SERVICE },
    axes: podIdentityAxes,
    keys,
    lookup: podIdentityKeys(sendsTags),
  };
}

/** Writes the cluster axes of a box as a pattern of cluster ARNs. */
export function clusterGlob(box: Box): Glob {
  const [partition, region, account, cluster] = box;
  if ([partition, region, account, cluster].every(isEverything)) {
    return EVERYTHING;
  }
  return [
    ...literalGlob('arn:'),
    ...partition,
    ...literalGlob(':eks:'),
    ...region,
    ...literalGlob(':'),
    ...account,
    ...literalGlob(':cluster/'),
    ...cluster,
  ];
}
