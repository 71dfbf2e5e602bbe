import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  fillIn,
  pastePolicy,
  renderTrustPage,
} from '../../__testUtils__/renderTrustPage';
import {
  ISSUER,
  OTHER_ISSUER,
  onSubject,
  policyText,
  providerOf,
  subject,
  webIdentity,
} from '../../__testUtils__/trustPolicies';

const EXACT = policyText([
  webIdentity(onSubject('StringEquals', subject('payments:payments-api'))),
]);

const card = (name: string) => screen.findByRole('region', { name });

describe('the trust page', () => {
  it('says before anything is pasted what to paste and where to get it, and copies the command', async () => {
    const user = userEvent.setup();
    const write = jest.spyOn(navigator.clipboard, 'writeText');
    await renderTrustPage();

    expect(screen.getByText('Nothing pasted yet')).toBeInTheDocument();
    expect(
      screen.getByText(/nothing is sent anywhere or stored/),
    ).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Copy' }));
    expect(write).toHaveBeenCalledWith(
      expect.stringMatching(
        /^aws iam get-role --role-name payments-api \\\n {2}--query Role\.AssumeRolePolicyDocument --output json$/,
      ),
    );
    expect(
      screen.queryByRole('region', { name: 'Findings' }),
    ).not.toBeInTheDocument();
  });

  it('answers an exact policy in one sentence, by provider, in words and with a first trial', async () => {
    await renderTrustPage();
    await pastePolicy(EXACT);

    expect(
      await screen.findByText(
        'Exact: only payments/payments-api can become this role.',
      ),
    ).toBeInTheDocument();
    const who = await card('Who can become this role');
    expect(who).toHaveTextContent('IRSAExact');
    expect(who).toHaveTextContent('Service accountspayments/payments-api');
    expect(who).toHaveTextContent('Audiencessts.amazonaws.com');
    expect(await card('Findings')).toHaveTextContent('No finding.');
    const statements = await card('Statement by statement');
    expect(statements).toHaveTextContent('That names each service account.');
    expect(statements).not.toHaveTextContent('widens');
    const trial = await card('Try one service account');
    expect(trial).toHaveTextContent(
      'Allowed: payments/payments-api gets the role.',
    );
    expect(within(trial).getAllByText('lets in')).toHaveLength(2);
  });

  it('announces the answer politely', async () => {
    await renderTrustPage();
    await pastePolicy(EXACT);

    const sentence = await screen.findByText(/^Exact: /);
    expect(sentence.closest('[role=status]')).not.toBeNull();
    const trial = screen.getByText(/^Allowed: /);
    expect(trial.closest('[role=status]')).not.toBeNull();
  });

  it('reads percent-encoded text as IAM returns it', async () => {
    await renderTrustPage();
    await pastePolicy(encodeURIComponent(EXACT));

    expect(await screen.findByText(/^Exact: /)).toBeInTheDocument();
  });

  it('keeps the answer for the text before while the text is broken, and says where it is broken', async () => {
    await renderTrustPage();
    await pastePolicy(EXACT);
    await screen.findByText(/^Exact: /);

    await pastePolicy(EXACT.replace('"Allow",', '"Allow"'));

    expect(
      await screen.findByText(/^Not valid JSON: line 6, expected ',' or '}'/),
    ).toBeInTheDocument();
    expect(
      screen.getByText('What is shown is for the text before.'),
    ).toBeInTheDocument();
    expect(screen.getByText(/^Exact: /)).toBeInTheDocument();
    expect(
      screen.getByRole('textbox', { name: 'Policy document' }),
    ).toHaveAttribute('aria-invalid', 'true');

    await pastePolicy(policyText([webIdentity()]));
    expect(await screen.findByText(/^Whole cluster: /)).toBeInTheDocument();
    expect(screen.queryByText(/^Not valid JSON/)).not.toBeInTheDocument();
  });

  it('assumes nothing about a first text that cannot be read', async () => {
    await renderTrustPage();
    await pastePolicy('[]');

    expect(
      await screen.findByText(
        'Not readable: line 1. A policy document is a JSON object; this is something else.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Nothing is assumed about it.'),
    ).toBeInTheDocument();
  });

  it('goes back to the beginning when the text is taken out', async () => {
    await renderTrustPage();
    await pastePolicy(EXACT);
    await screen.findByText(/^Exact: /);
    await pastePolicy(' ');

    expect(await screen.findByText('Nothing pasted yet')).toBeInTheDocument();
    expect(screen.queryByText(/^Exact: /)).not.toBeInTheDocument();
  });

  it('keeps the policy out of the address and out of storage', async () => {
    const store = jest.spyOn(Storage.prototype, 'setItem');
    await renderTrustPage();
    await pastePolicy(EXACT);
    await screen.findByText(/^Exact: /);

    expect(window.location.href).not.toContain('payments-api');
    expect(JSON.stringify(store.mock.calls)).not.toContain('payments-api');
    expect(JSON.stringify(window.history.state)).not.toContain('payments-api');
  });

  it('loads an example', async () => {
    const user = userEvent.setup();
    const field = await renderTrustPage();

    await user.click(screen.getByRole('button', { name: /Load an example/ }));
    await user.click(screen.getByRole('option', { name: 'Whole namespace' }));

    expect(field).toHaveDisplayValue(/payments:\*/);
    expect(
      await screen.findByText(
        'Whole namespace: every service account in namespace payments can become this role, also one that is created tomorrow.',
      ),
    ).toBeInTheDocument();
  });

  it('lists findings worst first with severity, place and what belongs there', async () => {
    const user = userEvent.setup();
    await renderTrustPage();
    await pastePolicy(
      policyText([
        webIdentity(onSubject('StringLike', subject('payments:*'))),
        webIdentity(),
      ]),
    );

    const findings = within(await card('Findings')).getAllByRole('listitem');
    expect(findings[0]).toHaveTextContent(/^Critical/);
    expect(findings[0]).toHaveTextContent('Statement[1]line 19IRSA-TS-001');
    expect(findings[1]).toHaveTextContent(/^Medium/);

    const show = within(findings[0]).getByRole('button', {
      name: 'Show the corrected text',
    });
    expect(show).toHaveAttribute('aria-expanded', 'false');
    await user.click(show);
    expect(findings[0]).toHaveTextContent('What belongs there instead');
    expect(findings[0]).toHaveTextContent('"StringEquals"');
  });

  it('marks what AWS would refuse, and says so in the answer', async () => {
    await renderTrustPage();
    await pastePolicy(
      '{"Statement":[{"Effect":"Allow","Effect":"Allow","Principal":"*","Action":"sts:AssumeRole"}]}',
    );

    expect(
      await screen.findByText(
        'AWS would refuse to save this policy, so nothing of it would take effect.',
      ),
    ).toBeInTheDocument();
    const findings = await card('Findings');
    expect(within(findings).getAllByText('AWS would refuse this')).toHaveLength(
      2,
    );
    expect(findings).toHaveTextContent('The key "Effect" occurs twice');
  });

  it('names principals that are no service accounts', async () => {
    await renderTrustPage();
    await pastePolicy(
      policyText([
        {
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::444455556666:role/deployer' },
          Action: 'sts:AssumeRole',
          Condition: { StringEquals: { 'sts:ExternalId': 'fernhollow' } },
        },
      ]),
    );

    expect(
      await screen.findByText(
        'Other principals: no Kubernetes service account can become this role.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        'Beside service accounts, 1 other principal is trusted.',
      ),
    ).toBeInTheDocument();
    const who = await card('Who can become this role');
    expect(who).toHaveTextContent(
      'AWS arn:aws:iam::444455556666:role/deployer may call sts:AssumeRole',
    );
    expect(who).toHaveTextContent(
      'Not certain, because of this:StringEquals on sts:ExternalId has to hold.',
    );
  });

  it('says what is taken out by a Deny, and on what the rest depends', async () => {
    await renderTrustPage();
    await pastePolicy(
      policyText([
        webIdentity({
          ...onSubject('StringLike', subject('payments:*')),
          IpAddress: { 'aws:SourceIp': '192.0.2.0/24' },
        }),
        webIdentity(onSubject('StringEquals', subject('payments:default')), {
          Effect: 'Deny',
        }),
      ]),
    );

    expect(
      await screen.findByText('Some of them are taken out again.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        'Not certain, because of this: IpAddress on aws:SourceIp: The value of aws:SourceIp is not known.',
      ),
    ).toBeInTheDocument();
    expect(await card('Who can become this role')).toHaveTextContent(
      'except payments/default',
    );
    expect(await card('Statement by statement')).toHaveTextContent(
      'Statement 2Takes away',
    );
  });

  it('judges a provider of another account once it knows the role', async () => {
    await renderTrustPage();
    await pastePolicy(EXACT);
    await screen.findByText(/^Exact: /);

    await fillIn('Role ARN (optional)', 'arn:aws:iam::4444:role/x');
    expect(
      await screen.findByText(/^Not the ARN of a role\./),
    ).toBeInTheDocument();
    expect(screen.getByText(/^Exact: /)).toBeInTheDocument();

    await fillIn('Role ARN (optional)', 'arn:aws:iam::444455556666:role/x');
    expect(
      await screen.findByText(
        'None: no Kubernetes service account can become this role.',
      ),
    ).toBeInTheDocument();
    expect(screen.queryByText(/^Not the ARN/)).not.toBeInTheDocument();
    expect(await card('Who can become this role')).toHaveTextContent(
      'The provider belongs to account 111122223333, the role to 444455556666',
    );
    await fillIn('Namespace', 'payments');
    await fillIn('Service account', 'payments-api');
    expect(await card('Try one service account')).toHaveTextContent(
      'Refused: payments/payments-api does not get the role.',
    );
  });
});

describe('the trial', () => {
  it('says what is missing, then refuses with the clause that decides', async () => {
    await renderTrustPage();
    await pastePolicy(
      policyText([webIdentity(onSubject('StringLike', subject('payments:*')))]),
    );
    const trial = await card('Try one service account');
    expect(trial).toHaveTextContent(
      'To get an answer, fill in: Service account.',
    );

    await fillIn('Service account', 'refund-worker');
    expect(trial).toHaveTextContent(
      'Allowed: payments/refund-worker gets the role.',
    );

    await fillIn('Namespace', 'orders');
    expect(trial).toHaveTextContent(
      'Refused: orders/refund-worker does not get the role.',
    );
    expect(trial).toHaveTextContent(
      'Requestsystem:serviceaccount:orders:refund-worker',
    );
    expect(within(trial).getByText('decides')).toBeInTheDocument();
  });

  it('takes another provider than the ones that the policy names', async () => {
    const user = userEvent.setup();
    await renderTrustPage();
    await pastePolicy(EXACT);
    const trial = await card('Try one service account');

    await user.click(
      within(trial).getByRole('button', { name: /OIDC provider/ }),
    );
    await user.click(screen.getByRole('option', { name: 'Another provider' }));
    await fillIn('ARN of the OIDC provider', providerOf(OTHER_ISSUER));

    expect(trial).toHaveTextContent(
      'Refused: payments/payments-api does not get the role.',
    );
    expect(trial).toHaveTextContent('The statement is not about');
  });

  it('says unknown, and why, where the decision turns on what nobody here knows', async () => {
    await renderTrustPage();
    await pastePolicy(
      policyText([
        webIdentity({
          ...onSubject('StringEquals', subject('payments:payments-api')),
          IpAddress: { 'aws:SourceIp': '192.0.2.0/24' },
        }),
      ]),
    );

    const trial = await card('Try one service account');
    expect(trial).toHaveTextContent(
      'Cannot be judged: whether payments/payments-api gets the role does not follow from this policy.',
    );
    expect(trial).toHaveTextContent('The value of aws:SourceIp is not known.');
    expect(within(trial).getByText('not settled')).toBeInTheDocument();
  });

  it('asks for both actions of Pod Identity, unless the association sends no tags', async () => {
    const user = userEvent.setup();
    await renderTrustPage();
    await pastePolicy(
      policyText([
        {
          Effect: 'Allow',
          Principal: { Service: 'pods.eks.amazonaws.com' },
          Action: 'sts:AssumeRole',
          Condition: {
            StringEquals: { 'aws:SourceAccount': '111122223333' },
          },
        },
      ]),
    );
    const trial = await card('Try one service account');
    await fillIn(
      'ARN of the EKS cluster',
      'arn:aws:eks:eu-west-1:111122223333:cluster/prod-euw1',
    );
    await fillIn('Namespace', 'payments');
    await fillIn('Service account', 'payments-api');

    await waitFor(() =>
      expect(trial).toHaveTextContent(
        'It is sts:TagSession that is not allowed.',
      ),
    );
    await user.click(
      within(trial).getByRole('checkbox', {
        name: 'The association sends session tags',
      }),
    );
    expect(trial).toHaveTextContent(
      'Allowed: payments/payments-api gets the role.',
    );
  });
});

describe('the policies that are hardest to judge', () => {
  const service = (actions: string[], condition: object) => ({
    Effect: 'Allow',
    Principal: { Service: 'pods.eks.amazonaws.com' },
    Action: actions,
    Condition: condition,
  });

  it.each([
    {
      name: 'a set operator over a misspelt claim holds for every token',
      policy: policyText([
        webIdentity(
          onSubject(
            'ForAllValues:StringLike',
            subject('payments:payments-api'),
            'subject',
          ),
        ),
      ]),
      sentence:
        'Whole cluster: every service account of the cluster can become this role.',
      trials: { 'kube-system/default': 'Allowed' },
    },
    {
      name: 'a wildcard at the end of the namespace crosses the colon',
      policy: policyText([
        webIdentity(onSubject('StringLike', subject('prod*'))),
      ]),
      sentence:
        'Several namespaces: every service account in every namespace that matches prod* can become this role, so whoever can create such a namespace can.',
      trials: {
        'production-sandbox/default': 'Allowed',
        'payments/prod': 'Refused',
      },
    },
    {
      name: 'a Deny with a negated pattern narrows an Allow without conditions',
      policy: policyText([
        webIdentity(),
        webIdentity(
          { StringNotLike: { [`${ISSUER}:sub`]: subject('payments:*') } },
          { Effect: 'Deny' },
        ),
      ]),
      sentence:
        'Whole namespace: every service account in namespace payments can become this role, also one that is created tomorrow.',
      trials: {
        'payments/default': 'Allowed',
        'payments-eu/default': 'Refused',
      },
    },
    {
      name: 'a negated condition on the claim of another issuer always holds',
      policy: policyText([
        webIdentity({
          StringNotEquals: {
            [`${OTHER_ISSUER}:sub`]: subject('payments:payments-api'),
          },
        }),
      ]),
      sentence:
        'Whole cluster: every service account of the cluster can become this role.',
      trials: { 'payments/payments-api': 'Allowed' },
    },
    {
      name: 'a wildcard under StringEquals is a plain character',
      policy: policyText([
        webIdentity(onSubject('StringEquals', subject('payments:*'))),
      ]),
      sentence: 'None: no Kubernetes service account can become this role.',
      trials: { 'payments/payments-api': 'Refused' },
    },
    {
      name: 'two operators on one key let in only what both let in',
      policy: policyText([
        webIdentity({
          StringLike: {
            [`${ISSUER}:sub`]: [subject('team-*:app'), subject('payments:*')],
          },
          StringNotEquals: { [`${ISSUER}:sub`]: subject('payments:default') },
          StringEquals: {
            [`${ISSUER}:sub`]: [
              subject('payments:default'),
              subject('team-blue:app'),
            ],
          },
        }),
      ]),
      sentence: 'Exact: only team-blue/app can become this role.',
      trials: { 'team-blue/app': 'Allowed', 'payments/default': 'Refused' },
    },
    {
      name: 'one statement for two clusters with the claims of one works for that one only',
      policy: policyText([
        webIdentity(onSubject('StringEquals', subject('payments:api')), {
          Principal: {
            Federated: [providerOf(OTHER_ISSUER), providerOf(ISSUER)],
          },
        }),
      ]),
      sentence: 'Exact: only payments/api can become this role.',
      // The first provider of the policy is chosen: the one whose tokens never match.
      trials: { 'payments/api': 'Refused' },
    },
    {
      name: 'a variable for the subject itself holds for every subject',
      policy: policyText([
        webIdentity(onSubject('StringEquals', `\${${ISSUER}:sub}`)),
      ]),
      sentence:
        'Whole cluster: every service account of the cluster can become this role.',
      trials: { 'kube-system/default': 'Allowed' },
    },
    {
      name: 'the same variable is plain text under the version of 2008',
      policy: policyText(
        [webIdentity(onSubject('StringEquals', `\${${ISSUER}:sub}`))],
        '2008-10-17',
      ),
      sentence: 'None: no Kubernetes service account can become this role.',
      trials: { 'kube-system/default': 'Refused' },
    },
    {
      name: 'whether every AWS principal includes web identities is not known',
      policy: policyText([
        {
          Effect: 'Allow',
          Principal: { AWS: '*' },
          Action: 'sts:AssumeRoleWithWebIdentity',
        },
      ]),
      sentence:
        'Cannot be judged: AWS does not say whether a wildcard principal includes web identities and services.',
    },
    {
      name: 'Pod Identity without sts:TagSession lets nobody in who sends tags',
      policy: policyText([
        service(['sts:AssumeRole'], {
          StringEquals: {
            'aws:RequestTag/kubernetes-namespace': 'payments',
            'aws:RequestTag/kubernetes-service-account': 'payments-api',
          },
        }),
      ]),
      sentence: 'None: no Kubernetes service account can become this role.',
    },
  ])('$name', async ({ policy, sentence, trials = {} }) => {
    await renderTrustPage();
    await pastePolicy(policy);

    expect(await screen.findByText(sentence)).toBeInTheDocument();
    const answers: Record<string, string> = {};
    for (const who of Object.keys(trials)) {
      const [namespace, name] = who.split('/');
      await fillIn('Namespace', namespace);
      await fillIn('Service account', name);
      const answer = screen.getByText(
        new RegExp(`^(Allowed|Refused|Cannot be judged): .*${who} `),
      );
      answers[who] = (answer.textContent ?? '').split(':')[0];
    }
    expect(answers).toEqual(trials);
  });
});
