import { Config } from '@backstage/config';

/** What is read of every cluster beside pods, workloads, service accounts and namespaces. */
export interface KubernetesSwitches {
  /** Labels of nodes. */
  readonly nodes: boolean;
  /** Rollouts of Argo. */
  readonly rollouts: boolean;
  /** Mutating webhook configurations. */
  readonly webhooks: boolean;
  /** The ConfigMap `pod-identity-webhook`. */
  readonly webhookRoles: boolean;
  /** RBAC that lets somebody create pods, service accounts or tokens. */
  readonly accessGrants: boolean;
}

/** The configuration under `irsa.kubernetes`. */
export interface KubernetesConfig extends KubernetesSwitches {
  /** Whether clusters that EKS has and that are not read otherwise are read with tokens of their account's credentials. */
  readonly direct: boolean;
}

/**
 * Reads `irsa.kubernetes`.
 *
 * @throws Error of the configuration that names the key, when a value is no boolean.
 */
export function readKubernetes(irsa: Config | undefined): KubernetesConfig {
  const read = (key: keyof KubernetesConfig, otherwise: boolean) =>
    irsa?.getOptionalBoolean(`kubernetes.${key}`) ?? otherwise;
  return {
    direct: read('direct', true),
    nodes: read('nodes', true),
    rollouts: read('rollouts', true),
    webhooks: read('webhooks', true),
    webhookRoles: read('webhookRoles', true),
    accessGrants: read('accessGrants', false),
  };
}
