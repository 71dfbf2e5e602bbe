/** Loads the Kubernetes client when it is first needed: that takes two seconds, which a backend without a kubeconfig is spared. */
export async function loadKubeConfig() {
  const { KubeConfig } = await import('@kubernetes/client-node');
  return KubeConfig;
}
