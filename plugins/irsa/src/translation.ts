import { createTranslationRef } from '@backstage/frontend-plugin-api';

/**
 * The words of the tab. Sentences about a verdict, facts and causes come from the backend and are shown as given.
 *
 * @public
 */
export const irsaTranslationRef = createTranslationRef({
  id: 'plugin.irsa',
  messages: {
    status: {
      works: 'Works',
      broken: 'Broken',
      attention: 'Attention',
      unknown: 'Unknown',
      notReached: 'Not reached',
      none: 'No identity',
    },
    sourceStatus: {
      ok: 'OK',
      partial: 'Partial',
      failed: 'Failed',
      neverRead: 'Never read',
    },
    mechanism: {
      irsa: 'IRSA',
      podIdentity: 'Pod Identity',
      kiam: 'kiam',
      kube2iam: 'kube2iam',
      nodeRole: 'Node role',
    },
    hop: {
      workload: 'Workload',
      serviceAccount: 'Service account',
      provider: 'OIDC provider',
      association: 'Pod Identity association',
      agent: 'Agent',
      role: 'Role',
      permissions: 'Permissions',
    },
    age: {
      lessThanMinute: 'less than 1 min',
      minutes: '{{total}} min',
      hours: '{{total}} h',
      days_one: '{{count}} day',
      days_other: '{{count}} days',
    },
    verdict: {
      goToBroken: 'Go to the broken hop',
      goToUnknown: 'Go to the unknown hop',
      goToAttention: 'Go to the hop that needs attention',
    },
    freshness: {
      title: 'Freshness of the sources',
      readAgo: 'Read {{age}} ago:',
      notRead: 'Nothing was read yet:',
      neverRead: 'never read',
      readingNow: 'reading now, {{total, number}} records so far',
      notEvaluated: 'Not evaluated: organization policies, network',
      showAll: 'Show all {{total, number}} sources',
      showFewer: 'Show fewer sources',
    },
    banner: {
      stale: 'Stale: {{source}} was last read {{age}} ago.',
      verdictsFrom: 'Verdicts are from {{time}}.',
      partial: 'Read in part: {{source}}.',
      partialCost: 'What was not read there is unknown.',
      failed: 'Could not read {{source}}.',
      failedStays: 'Verdicts rest on what was read {{age}} ago, on {{time}}.',
      failedNothing:
        'It was never read before, so what depends on it is unknown.',
      neverRead: 'Never read: {{source}}.',
      neverReadCost: 'What depends on it is unknown until it is read.',
      moreSources_one: 'Show {{count}} more source with a problem',
      moreSources_other: 'Show {{count}} more sources with problems',
      moreProblems_one: 'and {{count, number}} more problem',
      moreProblems_other: 'and {{count, number}} more problems',
      missingPermission: 'Missing permission: {{permission}}',
      paste: 'To grant it',
    },
    binding: {
      inCluster: 'in {{cluster}}',
      moreWorkloads_one: 'and {{count}} more workload',
      moreWorkloads_other: 'and {{count}} more workloads',
      roleUnknown: 'role not known',
      laneLabel: 'From {{workload}} to its AWS permissions',
    },
    detail: {
      label: '{{kind}} {{name}}',
      cause: 'Cause',
      facts: 'What was found',
      evidence: 'Evidence',
      differences: 'Difference',
      policyHidden:
        'Policy text needs {{permission}}. The cause is complete without it.',
      settle: 'What would settle it',
      reference: 'Full name',
      readAgo: 'read {{age}} ago',
    },
    code: {
      decides: 'decides',
      widens: 'widens',
      showAll: 'Show all {{total, number}} lines',
      showFewer: 'Show fewer lines',
      linesHidden_one: '{{count}} line hidden',
      linesHidden_other: '{{count}} lines hidden',
    },
    copy: {
      arn: 'Copy ARN',
      json: 'Copy JSON',
      text: 'Copy',
      name: 'Copy full name',
      copied: 'Copied',
      failed: 'Could not copy. Select the text and copy it by hand.',
    },
    reach: {
      title: 'Who else could become these roles',
      explanation:
        'Does: configured and works. Can: trusted now. Could: nobody yet, but whoever creates it.',
      role: 'Role',
      does: 'Does',
      can: 'Can',
      could: 'Could',
      count: '{{total, number}}',
      nobody: 'Nobody',
      more: 'and {{total, number}} more',
      fewer: 'Show fewer',
      notListed: 'and {{total, number}} more, not listed',
      others: 'And service accounts of components that you may not see.',
      anyServiceAccount: 'Any service account',
      anyServiceAccountIn: 'Any service account in namespace {{namespace}}',
      anyNamespace: '{{name}} in any namespace',
      ofThisComponent: 'of this component',
      ofComponent: 'of {{component}}',
      inCluster: 'in {{cluster}}',
      inEveryCluster: 'in every cluster of the account',
      otherPrincipals: 'Also trusted, beside service accounts:',
      unknown: 'Unknown: {{why}}',
    },
    loading: {
      label: 'Loading the AWS identity of {{name}}',
      slow: 'Still loading. The first read of a large cluster can take a minute.',
    },
    nothingFound: {
      mark: 'Nothing found',
      title: 'Where workloads of {{name}} were looked for',
      lookedFor_one: 'Looked in {{count}} cluster ({{clusters}})',
      lookedFor_other: 'Looked in {{count}} clusters ({{clusters}})',
      noCluster: 'No cluster was read yet.',
      forLabel: 'for the label {{label}}.',
      forLabelIn: 'for the label {{label}} in namespace {{namespace}}.',
      forServiceAccounts: 'for the service accounts {{serviceAccounts}}.',
      forNothing:
        'but {{name}} has no annotation that says which workloads are its own.',
      notRead_one:
        '{{count}} cluster was not read, so a workload may be there: {{clusters}}.',
      notRead_other:
        '{{count}} clusters were not read, so a workload may be there: {{clusters}}.',
      addAnnotation:
        'Say in the component which workloads are its own, and put the same label on their objects:',
      addLabel:
        'Put the label on the workload and on its pod template, in the file that deploys it:',
      nameAccount:
        'Or name the service account in the component. Replace namespace and name by yours:',
      problems: 'What is wrong with the annotations',
      problemsBanner:
        'Something in the annotations of {{name}} was not found or not understood.',
    },
    none: {
      title: 'Workloads without an AWS identity',
      column: {
        workload: 'Workload',
        cluster: 'Cluster',
        serviceAccount: 'Service account',
      },
    },
    notPermitted: {
      mark: 'Not permitted',
      title: 'You may not see the AWS identity of {{name}}',
      text: 'It needs the permission {{permission}} on this component. Whoever runs this portal can grant it.',
    },
    notFound: {
      mark: 'Not found',
      title: 'The catalog shows no {{name}}',
      text: 'It was removed, or you may not see it. If it was registered a moment ago, try again in a minute.',
    },
    failed: {
      title: 'Could not load the AWS identity of {{name}}.',
      answered: 'The server answered {{status}}.',
      noBackend:
        'The server answered 404. Is backstage-plugin-irsa-backend added to the backend?',
      unreadable: 'The answer of the server could not be read.',
      unreachable: 'The server did not answer.',
      lastLoaded: 'What is shown below was loaded {{age}} ago.',
      tryAgain: 'Try again',
    },
  },
});
