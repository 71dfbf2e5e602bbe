import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { agreementWords } from './words/agreement';
import { cardWords } from './words/card';
import { filtersWords } from './words/filters';
import { findingsWords } from './words/findings';
import { fixWords } from './words/fix';
import { listWords, pageWords } from './words/page';
import { pasteErrorWords } from './words/pasteError';
import { reportWords } from './words/report';
import { permissionsWords, rolesWords, whatIfWords } from './words/roles';
import { rollUpWords } from './words/rollUp';
import { serviceAccountsWords } from './words/serviceAccounts';
import { sourcesWords } from './words/sources';
import { waiveWords } from './words/waive';

/**
 * The words of the tab and the pages. Sentences about a verdict, facts and causes, and what the trust engine says about a policy, are shown as given.
 *
 * @public
 */
export const irsaTranslationRef = createTranslationRef({
  id: 'plugin.irsa',
  messages: {
    rollUp: rollUpWords,
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
      goToFix: 'Go to the fix',
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
      nextTry: 'Next try in {{time}}.',
      neverRead: 'Never read: {{source}}.',
      neverReadCost: 'What depends on it is unknown until it is read.',
      moreSources_one: 'Show {{count}} more source with a problem',
      moreSources_other: 'Show {{count}} more sources with problems',
      moreProblems_one: 'and {{count, number}} more problem',
      moreProblems_other: 'and {{count, number}} more problems',
      missingPermission: 'Missing permission: {{permission}}',
      paste: 'To grant it',
      add: 'What to add',
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
      otherFindings: 'Also found here',
      reference: 'Full name',
      readAgo: 'read {{age}} ago',
    },
    code: {
      decides: 'decides',
      widens: 'widens',
      allows: 'lets in',
      unsettled: 'not settled',
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
    agreement: agreementWords,
    filters: filtersWords,
    findings: findingsWords,
    fix: fixWords,
    list: listWords,
    card: cardWords,
    page: pageWords,
    pasteError: pasteErrorWords,
    permissions: permissionsWords,
    roles: rolesWords,
    serviceAccounts: serviceAccountsWords,
    sources: sourcesWords,
    report: reportWords,
    waive: waiveWords,
    whatIf: whatIfWords,
    severity: {
      critical: 'Critical',
      high: 'High',
      medium: 'Medium',
      low: 'Low',
      info: 'Info',
    },
    width: {
      none: 'None',
      exact: 'Exact',
      namePrefix: 'Names in one namespace',
      namespace: 'Whole namespace',
      nameAcrossNamespaces: 'Names across namespaces',
      namespaces: 'Several namespaces',
      cluster: 'Whole cluster',
      unknown: 'Cannot be judged',
    },
    trust: {
      list: {
        last: '{{first}} and {{last}}',
        more: '{{total, number}} more',
      },
      place: {
        everyCluster: 'in every cluster that the policy lets in',
        clusters_one: 'in {{count}} cluster',
        clusters_other: 'in each of {{count}} clusters',
      },
      sentence: {
        exact: 'Exact: only {{names}}{{place}} can become this role.',
        exactAndOthers:
          'Exact: of all service accounts, only {{names}}{{place}} can become this role.',
        namePrefix:
          'Names in one namespace: every service account that matches {{names}}{{place}} can become this role, also one that is created tomorrow.',
        namespace:
          'Whole namespace: every service account in namespace {{namespaces}}{{place}} can become this role, also one that is created tomorrow.',
        nameAcrossNamespaces:
          'Names across namespaces: every service account that matches {{names}}{{place}} can become this role, so whoever can create such a namespace can.',
        namespaces:
          'Several namespaces: every service account in every namespace that matches {{namespaces}}{{place}} can become this role, so whoever can create such a namespace can.',
        cluster:
          'Whole cluster: every service account of the cluster can become this role.',
        clusters:
          'Whole cluster: every service account {{place}} can become this role.',
        none: 'None: no Kubernetes service account can become this role.',
        othersOnly:
          'Other principals: no Kubernetes service account can become this role.',
        unknown: 'Cannot be judged: {{why}}',
        unknownWhy:
          'who can become this role does not follow from this policy.',
      },
      answer: {
        rejected:
          'AWS would refuse to save this policy, so nothing of it would take effect.',
        exceptions: 'Some of them are taken out again.',
        others_one:
          'Beside service accounts, {{count}} other principal is trusted.',
        others_other:
          'Beside service accounts, {{count}} other principals are trusted.',
        conditional_one: 'Not certain, because of this: {{conditions}}',
        conditional_other: 'Not certain, because of these: {{conditions}}',
        label: 'What the policy says',
      },
      input: {
        title: 'Trust policy',
        policy: 'Policy document',
        description:
          'As IAM gives it: plain JSON, or percent-encoded. It is judged in this browser: nothing is sent anywhere or stored.',
        placeholder: 'Paste a trust policy here',
        example: 'Load an example',
        roleArn: 'Role ARN (optional)',
        roleArnDescription:
          'With it, a provider of another account than the role is seen to let nobody in.',
        roleArnProblem: 'Not the ARN of a role. {{problem}}',
        notJson: 'Not valid JSON: line {{line}}, {{message}}',
        notRead: 'Not readable: {{message}}',
        notReadAt: 'Not readable: line {{line}}. {{message}}',
        stale: 'What is shown is for the text before.',
        nothingAssumed: 'Nothing is assumed about it.',
      },
      example: {
        exact: 'Exact',
        noCondition: 'No condition',
        wholeNamespace: 'Whole namespace',
        namePattern: 'Pattern of names',
        crossesNamespaces: 'One name in every namespace',
        severalNamespaces: 'Wildcard that crosses the colon',
        wildcardUnderEquals: 'Wildcard under StringEquals',
        denied: 'Allow and Deny',
        podIdentity: 'Pod Identity',
        twoMechanisms: 'Pod Identity and a leftover of IRSA',
        conditional: 'Condition on the source address',
        refusedByAws: 'Refused by AWS',
      },
      empty: {
        mark: 'Nothing pasted yet',
        title: 'Who can become a role, from its trust policy',
        text: 'Paste a trust policy to read who it lets in, what each statement says, what is wrong with it, and whether one service account gets through.',
        command: 'Get one with the AWS CLI; replace payments-api by your role',
        console:
          'Or copy it from the IAM console, where it stands on the page of the role under Trust relationships. Or load an example.',
      },
      who: {
        title: 'Who can become this role',
        provider: 'OIDC provider',
        anyProvider: 'Any OIDC provider of the account',
        providerPattern: 'OIDC providers that match {{pattern}}',
        podIdentity: 'Pod Identity',
        podIdentityNote: 'once an association with this role exists',
        subjects: 'Service accounts',
        audiences: 'Audiences',
        clusters: 'Clusters',
        nobody: 'Nobody',
        anyAudience: 'Any that the provider has registered',
        anyCluster: 'Any cluster of the account',
        none: 'None',
        except: 'except {{items}}',
        exception: 'except',
        exceptionIf: 'which is not certain, because of this: {{conditions}}',
        conditional: 'Not certain, because of this:',
        others: 'Other principals, beside service accounts',
        otherActions: 'may call {{actions}}',
        anybody: 'Anybody with AWS credentials',
        problems: 'What limits this answer',
        nothing:
          'No statement names an OIDC provider, EKS Pod Identity or anybody else.',
      },
      findings: {
        title: 'Findings',
        count_one: '{{count}} finding',
        count_other: '{{count}} findings',
        none: 'No finding. As far as its text shows, AWS would save this policy.',
        rejected: 'AWS would refuse this',
        document: 'the whole document',
        line: 'line {{line}}',
        correction: 'What belongs there instead',
        showCorrection: 'Show the corrected text',
        hideCorrection: 'Hide the corrected text',
        all: 'Show all {{total, number}} findings',
        fewer: 'Show fewer findings',
      },
      statements: {
        title: 'Statement by statement',
        count_one: '{{count}} statement, {{characters, number}} characters',
        count_other: '{{count}} statements, {{characters, number}} characters',
        countHint: 'White space is not counted, as in the quota of IAM.',
        name: 'Statement {{total, number}}',
        denies: 'Takes away',
        others: 'Other principals',
        all: 'Show all {{total, number}} statements',
        fewer: 'Show fewer statements',
      },
      trial: {
        title: 'Try one service account',
        note: 'Judged by this policy alone. Not looked at: whether provider, association and role exist, and organization policies.',
        mechanism: 'Mechanism',
        provider: 'OIDC provider',
        otherProvider: 'Another provider',
        providerArn: 'ARN of the OIDC provider',
        namespace: 'Namespace',
        name: 'Service account',
        audience: 'Audience of the token',
        clusterArn: 'ARN of the EKS cluster',
        sessionTags: 'The association sends session tags',
        missing: 'To get an answer, fill in: {{fields}}.',
        allow: 'Allowed: {{who}} gets the role.',
        deny: 'Refused: {{who}} does not get the role.',
        unknown:
          'Cannot be judged: whether {{who}} gets the role does not follow from this policy.',
        action: 'It is {{action}} that is not allowed.',
        actionUnknown: 'It is {{action}} that cannot be judged.',
        reasons: 'Why',
        expected: 'Policy',
        actual: 'Request',
        clause: 'Statement {{total, number}}',
      },
    },
    loading: {
      label: 'Loading the AWS identity of {{name}}',
      slow: 'Still loading. The first read of a large cluster can take a minute.',
    },
    notSetUp: {
      mark: 'Not set up',
      title: 'Nothing is read yet',
      steps:
        'Three steps: let the backend read an account with the IAM policy, let it read the clusters with the ClusterRole, and name both in app-config.yaml. All of it is read-only.',
      demo: 'To try it without AWS, name the demo fleet of the repository',
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
