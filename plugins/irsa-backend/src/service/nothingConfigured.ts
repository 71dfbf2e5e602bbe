import { SourceProblem } from 'backstage-plugin-irsa-common';

/** What is said where neither the configuration nor a module of the backend names anything to read. */
export const nothingConfigured: SourceProblem = {
  message:
    'Nothing is configured to be read, so no account and no cluster is known. Add irsa.accounts, irsa.organization, irsa.clusters or irsa.files to app-config; docs/install/README.md of the plugin has the common set-ups to paste.',
  paste: `irsa:
  accounts:
    - accountId: '111122223333' # yours, in quotes
      regions: [eu-west-1] # its EKS clusters there are found and read
  clusters: # only where EKS alone is not enough: another name, another way in, or no EKS
    - name: on-prem
      issuer: https://oidc.example.com/on-prem
      kubeconfig: { path: ./kubeconfig, context: on-prem }
`,
};
