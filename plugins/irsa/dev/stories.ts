import type { EntityIdentity } from 'backstage-plugin-irsa-common';
import { aBinding } from '../src/__testUtils__/aBinding';
import { aResponseError } from '../src/__testUtils__/aResponseError';
import { aLane } from '../src/__testUtils__/aLane';
import { anIdentity } from '../src/__testUtils__/anIdentity';
import { aSource } from '../src/__testUtils__/aSource';
import { brokenIdentity } from '../src/__testUtils__/brokenIdentity';

/** A state of the tab with the answer that leads to it. */
export interface Story {
  /** Name of the component under which it is shown. */
  readonly name: string;
  readonly title: string;
  readonly answer: () => Promise<EntityIdentity>;
}

const minutesAgo = (minutes: number) =>
  new Date(Date.now() - minutes * 60_000).toISOString();

const account = () =>
  aSource({
    id: 'files:fleet/accounts/111122223333',
    title: 'IAM 111122223333',
    readAt: minutesAgo(4),
  });

const cluster = () => aSource({ readAt: minutesAgo(6) });

const refuse = async (status: number, name: string): Promise<never> => {
  throw await aResponseError(status, name);
};

const attentionBinding = () =>
  aBinding({
    serviceAccount: {
      cluster: 'prod-euw1',
      namespace: 'payments',
      name: 'payments-api',
    },
    roleArn: 'arn:aws:iam::111122223333:role/teams/payments/payments-api-prod',
    mechanism: 'pod-identity',
    status: 'attention',
    workloads: [],
    lane: aLane(
      { role: 'attention' },
      {
        provider: {
          hop: 'association',
          name: 'a-9xk2vq7m0c41tdzrb',
          fact: 'Agent add-on v1.3.10 is active',
        },
        role: {
          name: 'payments-api-prod',
          fact: 'Old IRSA statement trusts all of payments',
          detail: {
            cause:
              'The role trusts every service account of namespace payments, because the subject ends in a wildcard.',
            because: 'its role trusts a whole namespace',
            evidence: [],
            document: {
              title: 'Trust policy of payments-api-prod',
              text: '{\n  "Condition": {\n    "StringLike": {\n      "oidc.eks.eu-west-1.amazonaws.com/id/0A11:sub": "system:serviceaccount:payments:*"\n    }\n  }\n}',
              decidingLines: [4],
              mark: 'widens',
            },
          },
        },
      },
    ),
  });

/** Every state of the tab. */
export const stories: readonly Story[] = [
  {
    name: 'broken',
    title: 'Broken, with one that needs attention',
    answer: async () => {
      const broken = brokenIdentity();
      return {
        ...broken,
        bindings: [...broken.bindings, attentionBinding()],
        roles: [
          ...broken.roles,
          {
            arn: 'arn:aws:iam::111122223333:role/teams/payments/payments-api-prod',
            account: '111122223333',
            trustScope: 'namespace',
            does: [
              {
                cluster: 'prod-euw1',
                namespace: 'payments',
                name: 'payments-api',
                entityRefs: ['component:default/payments-api'],
              },
            ],
            can: ['ledger-export', 'reconcile', 'default', 'payments-api'].map(
              name => ({
                cluster: 'prod-euw1',
                namespace: 'payments',
                name,
                entityRefs: [],
              }),
            ),
            could: [
              {
                cluster: 'prod-euw1',
                namespacePattern: 'payments',
                namePattern: '*',
                why: 'Whoever may create service accounts in payments gets this role.',
              },
            ],
            otherPrincipals: ['arn:aws:iam::444455556666:root'],
            unknown: [{ why: 'Pods of staging-euw1 were not read.' }],
            others: true,
          },
        ],
        sources: [
          account(),
          cluster(),
          aSource({ id: 'x', title: 'prod-euw1', readAt: minutesAgo(1) }),
        ],
      };
    },
  },
  {
    name: 'works',
    title: 'Works',
    answer: async () => anIdentity({ sources: [account(), cluster()] }),
  },
  {
    name: 'attention',
    title: 'Attention',
    answer: async () =>
      anIdentity({
        status: 'attention',
        sentence:
          'Works, with 1 finding: payments-api-prod is open to a whole namespace.',
        bindings: [attentionBinding()],
        sources: [account(), cluster()],
      }),
  },
  {
    name: 'unknown',
    title: 'Unknown, a failed source and one being read',
    answer: async () =>
      anIdentity({
        status: 'unknown',
        sentence:
          'Unknown: account data-lake-prod was last read 19 h ago, so this cannot be judged.',
        bindings: [
          aBinding({
            status: 'unknown',
            verdict: 'unknown',
            lane: aLane(
              { role: 'unknown', permissions: 'unknown' },
              {
                role: {
                  fact: 'The account was not read lately',
                  detail: {
                    cause:
                      'Account data-lake-prod was last read 19 h ago, so the trust policy may have changed. The last known policy would work.',
                    because: 'its account was last read 19 h ago',
                    evidence: [],
                    settle:
                      'Let backstage-irsa-reader call iam:GetAccountAuthorizationDetails in 555566667777.',
                    document: {
                      title: 'Trust policy of payments-refund-worker',
                      decidingLines: [],
                      mark: 'decides',
                    },
                  },
                },
              },
            ),
          }),
        ],
        sources: [
          {
            ...account(),
            status: 'failed',
            stale: true,
            readAt: minutesAgo(19 * 60),
            problems: [
              {
                message:
                  'AccessDenied: backstage-irsa-reader is not authorized to perform iam:GetAccountAuthorizationDetails',
                permission: 'iam:GetAccountAuthorizationDetails',
                paste: '"Action": "iam:GetAccountAuthorizationDetails"',
              },
            ],
          },
          {
            ...cluster(),
            run: { id: '1', startedAt: minutesAgo(0), read: 1200 },
          },
        ],
      }),
  },
  {
    name: 'partial-stale',
    title: 'Partial, stale and never read sources',
    answer: async () =>
      anIdentity({
        sources: [
          account(),
          {
            ...cluster(),
            status: 'partial',
            problems: [
              { message: 'workloads.yaml, line 12: expected a mapping' },
            ],
          },
          aSource({
            id: 's',
            title: 'prod-euw1',
            stale: true,
            readAt: minutesAgo(3000),
          }),
          aSource({
            id: 'n',
            title: 'staging-euw1',
            status: 'never-read',
            readAt: undefined,
          }),
        ],
      }),
  },
  {
    name: 'none',
    title: 'No identity',
    answer: async () =>
      anIdentity({
        status: 'none',
        sentence:
          '1 workload found in prod-use1. It is not set up to use an AWS role.',
        bindings: [],
        roles: [],
        sources: [account(), cluster()],
      }),
  },
  {
    name: 'nothing-found',
    title: 'Nothing found',
    answer: async () =>
      anIdentity({
        status: 'none',
        sentence: 'No workload of nothing-found was found.',
        workloads: [],
        bindings: [],
        roles: [],
        search: {
          clusters: ['prod-euw1', 'prod-use1'],
          notRead: ['staging-euw1'],
          selector: 'backstage.io/kubernetes-id=nothing-found',
          serviceAccounts: [],
          problems: [],
        },
        sources: [account(), cluster()],
      }),
  },
  {
    name: 'not-set-up',
    title: 'Not set up',
    answer: async () =>
      anIdentity({
        status: 'unknown',
        sentence: 'Unknown: no cluster was read yet.',
        workloads: [],
        bindings: [],
        roles: [],
        search: {
          clusters: [],
          notRead: [],
          serviceAccounts: [],
          problems: [],
        },
        sources: [],
        setup: {
          message:
            'Nothing is configured to be read, so no account and no cluster is known.',
          paste: "irsa:\n  accounts:\n    - accountId: '111122223333'\n",
        },
      }),
  },
  {
    name: 'not-permitted',
    title: 'Not permitted',
    answer: () => refuse(403, 'NotAllowedError'),
  },
  {
    name: 'not-found',
    title: 'Entity not found',
    answer: () => refuse(404, 'NotFoundError'),
  },
  {
    name: 'failed',
    title: 'Failed',
    answer: () => refuse(503, 'ServiceUnavailableError'),
  },
  {
    name: 'loading',
    title: 'Loading',
    answer: () => new Promise(() => {}),
  },
];
