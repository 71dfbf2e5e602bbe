import { createTranslationRef } from '@backstage/frontend-plugin-api';

/**
 * The words of the form fields. What guard rails, the linter and the backend say is shown as given.
 *
 * @public
 */
export const irsaScaffolderFieldsTranslationRef = createTranslationRef({
  id: 'plugin.irsa-scaffolder-fields',
  messages: {
    cluster: {
      label: 'Cluster',
      labelMany: 'Clusters',
      help: 'Where the service runs.',
      helpMany:
        'Where the service runs. The first one counts in the name of the role.',
      placeholder: 'Choose a cluster',
      placeholderMany: 'Choose clusters',
      loading: 'Loading clusters',
      empty:
        'No cluster was read yet. Type the name of one that is in irsa.clusters, or have an account or a cluster added to the configuration.',
      notPermitted:
        'You may not see clusters. It needs the permission irsa.report.read or irsa.role.create. If you know the name, type it.',
      unavailable:
        'The clusters could not be loaded. If you know the name, type it.',
      incomplete: 'There are more clusters than are listed here.',
      eks: '{{name}}: EKS in {{region}}, account {{account}}.',
      other: '{{name}}: not EKS, tokens from {{issuer}}.',
      noIssuer:
        '{{name}}: its issuer is not known, so that no role can trust it through IRSA.',
      noAgent:
        '{{name}}: has no Pod Identity agent; install it before you use Pod Identity there.',
      notListed: '{{name}} is not in the list of clusters.',
      typeMany: 'Separate names with commas.',
    },
    namespace: {
      label: 'Namespace',
      help: 'Namespace of the service account. Choose one that exists, or type a new name.',
      needsCluster: 'Choose a cluster first.',
      loading: 'Looking which namespaces exist',
      notPermitted:
        'You may not see which namespaces exist. It needs the permission irsa.report.read. Type the name.',
      unavailable: 'The namespaces could not be loaded. Type the name.',
      incomplete:
        'There is more in these clusters than is listed here. Type the name if it is missing.',
      exists_one: 'Exists, with {{count}} service account that you may see.',
      exists_other: 'Exists, with {{count}} service accounts that you may see.',
      new: 'New, as far as you may see: no service account is known in it.',
      invalid: '{{name}} {{problem}}.',
    },
    serviceAccount: {
      label: 'Service account',
      help: 'The one that the pods run as. One service account for each service keeps its role its own.',
      needsNamespace: 'Choose a cluster and a namespace first.',
      loading: 'Looking which service accounts exist',
      notPermitted:
        'You may not see which service accounts exist. It needs the permission irsa.report.read. Type the name.',
      unavailable: 'The service accounts could not be loaded. Type the name.',
      incomplete:
        'There are more service accounts than are listed here. Type the name if it is missing.',
      invalid: '{{name}} {{problem}}.',
      new: 'New, as far as you may see: nothing in {{cluster}} names it.',
      exists: 'Exists in {{cluster}}, without an AWS identity.',
      missing: 'Does not exist in {{cluster}}, and something names it already.',
      notRead: 'Whether it exists in {{cluster}} was not read.',
      configured: 'In {{cluster}} it has an AWS identity already: {{role}}.',
      trusted: 'In {{cluster}} {{role}} trusts this name already.',
      claimed: 'Belongs to {{entities}} in {{cluster}}.',
      claimedByOthers:
        'In {{cluster}} it is used by something that you may not see.',
      stale: 'What is known of it in {{cluster}} is out of date.',
      option: {
        exists: 'exists',
        missing: 'does not exist, and is named by something',
        notRead: 'not read whether it exists',
        identity: 'has an AWS identity',
      },
    },
    pack: {
      label: 'What the service may do',
      help: 'Permissions in words. Your platform team decides which there are.',
      choose: 'Permission {{number}}',
      placeholder: 'Choose what it may do',
      add: 'Add a permission',
      remove: 'Remove permission {{number}}',
      none: 'Nothing is chosen: the role has no permissions.',
      loading: 'Loading what can be chosen',
      empty:
        'There are no access packs. They come with the plugin unless irsa.scaffolder.defaultAccessPacks is false, and are added in irsa.scaffolder.accessPacks.',
      notPermitted:
        'You may not see the access packs. It needs the permission irsa.report.read or irsa.role.create.',
      unavailable: 'The access packs could not be loaded.',
      gone: 'There is no access pack {{pack}} any more. Choose another one.',
      default: '{{value}} when empty.',
      optional: 'May be empty.',
      mismatch: '{{title}} may not be {{value}}. Allowed: {{pattern}}',
      wildcard:
        '{{title}} may not be {{value}}: name one thing, without wildcards and policy variables.',
    },
    preview: {
      label: 'What this creates',
      note: 'Follows the form. Nothing is written yet.',
      incomplete:
        'Fill in cluster, namespace and service account to see what this creates.',
      loading: 'Planning the identity',
      updating: 'Following the form',
      notPermitted:
        'You may not plan identities. It needs the permission irsa.report.read or irsa.role.create. The same checks run again before anything is created.',
      unavailable:
        'Preview is not available. The same checks run again before anything is created.',
      retry: 'Try again',
      only: 'Only {{subject}} in {{clusters}} may become this role.',
      pattern:
        'Every service account that matches {{subject}} in {{clusters}} may become this role.',
      othersGain:
        'The trust policy lets in more than the service account that it is for.',
      gained_one: '{{count}} other service account that exists can become it:',
      gained_other:
        '{{count}} other service accounts that exist can become it:',
      more_one: 'and {{count}} more',
      more_other: 'and {{count}} more',
      unknown_one:
        'Whether {{count}} other service account can become it is unknown.',
      unknown_other:
        'Whether {{count}} other service accounts can become it is unknown.',
      hidden:
        'Service accounts that you may not see are left out of the names, not out of the checks.',
      noNames:
        'Who else exists is not shown: it needs the permission irsa.report.read.',
      partial:
        'The names cover {{read}} of {{known}} clusters; the others were not read whole.',
      trustPolicy: 'Trust policy',
      permissionsPolicy: 'Permissions policy',
      manifest: 'Service account',
      copyTrustPolicy: 'Copy the trust policy',
      copyPermissionsPolicy: 'Copy the permissions policy',
      copyManifest: 'Copy the service account',
      copied: 'Copied',
      copyFailed: 'Could not copy',
      fromForm: 'from the form',
      role: 'Role',
      boundary: 'Permissions boundary',
      noBoundary: 'none',
      tags: 'Tags',
      managedPolicies: 'Managed policies',
      noPermissions: 'The role has no permissions yet.',
      association: 'Pod Identity association',
      associationOf: '{{serviceAccount}} in {{cluster}}',
      setByPlatform: 'Set by the platform',
      needs: 'Has to be there already',
      findings: 'Findings',
      noFindings: 'The linter finds nothing wrong with the trust policy.',
      guardRails: 'Guard rails',
      allowed: 'Nothing stops this step',
      stops_one: '{{count}} stops this step',
      stops_other: '{{count}} stop this step',
      toKnow_one: '{{count}} to know',
      toKnow_other: '{{count}} to know',
      passed_one: '{{count}} passed',
      passed_other: '{{count}} passed',
      outcome: {
        passed: 'Passed',
        knowThis: 'Know this',
        notAllowed: 'Not allowed',
      },
      severity: {
        critical: 'Critical',
        high: 'High',
        medium: 'Medium',
        low: 'Low',
        info: 'Info',
      },
    },
    retry: 'Try again',
  },
});
