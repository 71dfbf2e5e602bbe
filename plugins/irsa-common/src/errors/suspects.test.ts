import { EntityBinding } from '../model';
import { ErrorContext, ErrorContextFinding } from './errorContext';
import { explainError } from './explainError';

const ROLE = 'arn:aws:iam::111122223333:role/payments-api';
const OTHER = 'arn:aws:iam::111122223333:role/refunds';
const REFUSED =
  'AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity';

function binding(
  name: string,
  roleArn: string,
  changes: Partial<EntityBinding> = {},
): EntityBinding {
  return {
    serviceAccount: { cluster: 'prod', namespace: 'payments', name },
    roleArn,
    mechanism: 'irsa',
    configured: true,
    verdict: 'broken',
    status: 'broken',
    reasons: [],
    workloads: [`workload:prod/payments/Deployment/${name}`],
    lane: [],
    ...changes,
  };
}

function finding(
  checkId: string,
  changes: Partial<ErrorContextFinding> = {},
): ErrorContextFinding {
  return {
    id: `${checkId}-1`,
    checkId,
    state: 'fail',
    subject: {
      kind: 'service-account',
      ref: 'serviceaccount:prod/payments/api',
    },
    message: `${checkId} found something.`,
    consequences: [],
    ...changes,
  };
}

function context(
  findings: readonly ErrorContextFinding[] | undefined,
  changes: Partial<ErrorContext['identity']> = {},
): ErrorContext {
  return {
    identity: {
      entityRef: 'component:default/payments-api',
      search: {
        clusters: ['prod'],
        notRead: [],
        serviceAccounts: [],
        problems: [],
      },
      workloads: [
        {
          cluster: 'prod',
          namespace: 'payments',
          kind: 'Deployment',
          name: 'api',
          serviceAccount: {
            cluster: 'prod',
            namespace: 'payments',
            name: 'api',
          },
        },
      ],
      bindings: [binding('api', ROLE)],
      ...changes,
    },
    ...(findings ? { findings } : {}),
  };
}

const suspectsOf = (text: string, given: ErrorContext) =>
  explainError(text, given).suspects;
const suspect = (checkId: string, text: string, given: ErrorContext) =>
  suspectsOf(text, given).find(each => each.checkId === checkId);

describe('the suspects of a message that an entity got', () => {
  it('begin with what was found', () => {
    const [first, second] = suspectsOf(
      REFUSED,
      context([finding('IRSA-TR-009'), finding('IRSA-TS-008')]),
    );
    expect(first).toEqual({
      checkId: 'IRSA-TR-009',
      title: 'Trust policy still names the issuer of a former cluster',
      state: 'matches',
      why: 'IRSA-TR-009 found something.',
      findingId: 'IRSA-TR-009-1',
    });
    expect(second.state).not.toBe('matches');
  });

  it('count a waived finding, since the cause is still there', () => {
    expect(
      suspect(
        'IRSA-TR-002',
        REFUSED,
        context([finding('IRSA-TR-002', { state: 'waived' })]),
      ),
    ).toMatchObject({ state: 'matches' });
  });

  it('are ruled out where the check found nothing', () => {
    expect(suspect('IRSA-TR-002', REFUSED, context([]))).toEqual({
      checkId: 'IRSA-TR-002',
      title: 'Trust policy names another service account',
      state: 'ruled-out',
      why: 'Ruled out here: IRSA-TR-002 was asked about everything that belongs to component:default/payments-api and found nothing.',
    });
  });

  it('stay possible where no check can see them', () => {
    expect(suspect('IRSA-TR-021', REFUSED, context([]))).toMatchObject({
      state: 'possible',
      open: expect.stringContaining('are in the management account'),
    });
  });

  const unread = finding('IRSA-HY-009', {
    state: 'unknown',
    subject: { kind: 'account', ref: 'account:111122223333' },
    message: 'Of account 111122223333, roles were not read whole.',
    waiting: { checks: ['IRSA-TR-002'], subjects: 1, bindings: 1 },
  });

  it.each<[string, ErrorContext, string]>([
    [
      'something was not read',
      context([unread]),
      'Of account 111122223333, roles were not read whole.',
    ],
    ['no checks were made', context(undefined), 'No checks were made yet.'],
    [
      'the check is off',
      { ...context([]), checksOff: ['IRSA-TR-002'] },
      'The check IRSA-TR-002 is switched off.',
    ],
    [
      'a cluster was not read',
      context([], {
        search: {
          clusters: ['prod'],
          notRead: ['dr'],
          serviceAccounts: [],
          problems: [],
        },
      }),
      'The workloads of dr were not read.',
    ],
    [
      'the binding cannot be judged',
      context([], {
        bindings: [
          binding('api', ROLE, {
            verdict: 'unknown',
            reasons: [{ code: 'ROLE_NOT_READ', message: 'Nobody knows.' }],
          }),
        ],
      }),
      'Nobody knows.',
    ],
    [
      'nothing of the entity was found',
      context([], { bindings: [], workloads: [] }),
      'No workload of component:default/payments-api was found, so nothing was checked.',
    ],
  ])('stay possible where %s', (_, given, open) => {
    expect(suspect('IRSA-TR-002', REFUSED, given)).toMatchObject({
      state: 'possible',
      why: 'The trust policy names another namespace or service account.',
      open,
    });
  });

  it('do not wait for another account than those of the entity', () => {
    expect(
      suspect(
        'IRSA-TR-002',
        REFUSED,
        context([
          {
            ...unread,
            subject: { kind: 'account', ref: 'account:999999999999' },
          },
        ]),
      ),
    ).toMatchObject({ state: 'ruled-out' });
  });

  const two = {
    bindings: [binding('api', ROLE), binding('refunds', OTHER)],
  };

  it('are those of the binding that the message names', () => {
    const findings = [
      finding('IRSA-TR-002', {
        subject: {
          kind: 'service-account',
          ref: 'serviceaccount:prod/payments/refunds',
        },
      }),
      finding('IRSA-SA-003'),
    ];
    const text = `${REFUSED} for ${OTHER}`;
    expect(suspect('IRSA-TR-002', text, context(findings, two))).toMatchObject({
      state: 'matches',
    });
    expect(suspect('IRSA-SA-003', text, context(findings, two))).toMatchObject({
      state: 'ruled-out',
    });
    expect(
      suspect('IRSA-SA-003', REFUSED, context(findings, two)),
    ).toMatchObject({ state: 'matches' });
  });

  it('count a finding of which the binding is a consequence', () => {
    const provider = finding('IRSA-OP-001', {
      subject: { kind: 'provider', ref: 'arn:aws:iam::1:oidc-provider/x' },
      consequences: [
        {
          kind: 'service-account',
          ref: 'serviceaccount:prod/payments/refunds',
        },
      ],
    });
    expect(
      suspect(
        'IRSA-OP-001',
        'No OpenIDConnect provider found in your account, system:serviceaccount:payments:refunds',
        context([provider], two),
      ),
    ).toMatchObject({ state: 'matches' });
  });

  const tooOld = 'ExpiredToken: The provided token has expired';

  it('rule out Pod Identity where nothing uses it', () => {
    expect(
      suspect(
        'IRSA-PI-012',
        tooOld,
        context([], { bindings: [binding('api', ROLE)] }),
      ),
    ).toMatchObject({
      state: 'ruled-out',
      why: 'Ruled out here: nothing of component:default/payments-api uses Pod Identity.',
    });
    expect(
      suspect(
        'IRSA-PI-012',
        tooOld,
        context([], {
          bindings: [binding('api', ROLE, { mechanism: 'pod-identity' })],
        }),
      ),
    ).toMatchObject({ state: 'possible' });
    expect(
      suspect('IRSA-PI-012', tooOld, context([], { bindings: [] })),
    ).toMatchObject({ state: 'possible' });
  });

  it('come with a note where the message names what is not of the entity', () => {
    const { notes } = explainError(
      `${REFUSED} ${OTHER} system:serviceaccount:other:app`,
      context([]),
    );
    expect(notes).toEqual([
      expect.stringContaining(
        `${OTHER}, which no binding of component:default/payments-api names`,
      ),
      expect.stringContaining('other/app, which no workload'),
    ]);
    expect(
      explainError(
        `${REFUSED} ${ROLE.toUpperCase().replace(
          'ROLE',
          'role',
        )} system:serviceaccount:payments:api`,
        context([]),
      ).notes,
    ).toEqual([]);
  });

  it('tell the role of the node by the binding that has it', () => {
    const text =
      'User: arn:aws:sts::111122223333:assumed-role/nodes/session is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::b/a"';
    expect(explainError(text).errorId).toBe('action-denied');
    expect(
      explainError(
        text,
        context([], {
          bindings: [
            binding('api', 'arn:aws:iam::111122223333:role/nodes', {
              mechanism: 'node-role',
            }),
          ],
        }),
      ).errorId,
    ).toBe('caller-is-node');
  });
});
