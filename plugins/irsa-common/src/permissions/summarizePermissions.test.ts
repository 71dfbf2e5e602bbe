import { ManagedPolicyRecord, RoleRecord } from '../model';
import { accessLevelOf } from './accessLevels';
import { summarizeRolePermissions } from './rolePermissions';
import { PermissionsSummary } from './types';

const BOUNDARY = 'arn:aws:iam::111122223333:policy/boundary';

type Statement = Record<string, unknown>;

const allow = (
  action: string | string[],
  resource: string | string[] = '*',
  more: Statement = {},
): Statement => ({
  Effect: 'Allow',
  Action: action,
  Resource: resource,
  ...more,
});

const documentOf = (...statements: Statement[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });

function managed(arn: string, document?: string): ManagedPolicyRecord {
  return {
    account: '111122223333',
    arn,
    name: arn.split('/').pop()!,
    ...(document === undefined ? {} : { document }),
  };
}

function summarize(
  document: string | Statement | Statement[],
  change: Partial<RoleRecord> = {},
  policies: ManagedPolicyRecord[] = [],
): PermissionsSummary {
  return summarizeRolePermissions(
    {
      account: '111122223333',
      arn: 'arn:aws:iam::111122223333:role/app',
      name: 'app',
      trustPolicy: '',
      attachedPolicies: [],
      inlinePolicies: [
        {
          name: 'own',
          document:
            typeof document === 'string'
              ? document
              : documentOf(...[document].flat()),
        },
      ],
      ...change,
    },
    new Map(policies.map(each => [each.arn, each])),
  );
}

const withBoundary = (
  grants: Statement | Statement[],
  bounds: Statement | Statement[] | undefined,
) =>
  summarize(grants, { permissionsBoundary: BOUNDARY }, [
    managed(
      BOUNDARY,
      bounds === undefined ? undefined : documentOf(...[bounds].flat()),
    ),
  ]);

describe('access levels', () => {
  it.each([
    ['s3', 'GetObject', 'Read'],
    ['s3', 'ListBucket', 'List'],
    ['s3', 'PutObject', 'Write'],
    ['s3', 'PutBucketPolicy', 'Permissions management'],
    ['s3', 'PutObjectTagging', 'Tagging'],
    ['S3'.toLowerCase(), 'getobject', 'Read'],
    ['iam', 'PassRole', 'Write'],
    ['sqs', 'SendMessage', 'Write'],
    ['dynamodb', 'Query', 'Read'],
  ])('of %s:%s is %s', (service, action, level) => {
    expect(accessLevelOf(service, action)).toBe(level);
  });

  it('of a service that is not known is not known', () => {
    expect(accessLevelOf('nosuchservice', 'GetThing')).toBeUndefined();
  });
});

describe('services', () => {
  it('have the levels of what is granted, and of that what is on every resource', () => {
    const { services, everyService, unknown } = summarize([
      allow(['s3:GetObject', 'S3:putbucketpolicy'], 'arn:aws:s3:::data/*'),
      allow('s3:ListAllMyBuckets'),
      allow('sqs:*', 'arn:aws:sqs:eu-west-1:111122223333:jobs'),
    ]);
    expect(services).toEqual([
      {
        service: 's3',
        levels: ['List', 'Read', 'Permissions management'],
        onEveryResource: ['List'],
        conditional: false,
        everyAction: false,
      },
      {
        service: 'sqs',
        levels: expect.arrayContaining(['Read', 'Write']),
        onEveryResource: [],
        conditional: false,
        everyAction: true,
      },
    ]);
    expect(everyService).toBe(false);
    expect(unknown).toEqual([]);
  });

  it('take the levels that a pattern can match', () => {
    const levels = (action: string) =>
      summarize(allow(action)).services[0].levels;
    expect(levels('s3:Get*')).toEqual(['Read']);
    expect(levels('s3:List*')).toEqual(['List']);
    expect(levels('s3:Put*')).toEqual([
      'Tagging',
      'Write',
      'Permissions management',
    ]);
    expect(levels('s3:G?tObject')).toEqual(['Read']);
    expect(levels('s3:*Acl')).toContain('Permissions management');
  });

  it('lose what an unconditional Deny on every resource takes away', () => {
    const deny = (more: Statement) => ({ Effect: 'Deny', ...more });
    const levels = (...denials: Statement[]) =>
      summarize([allow('s3:*'), ...denials]).services.map(each => each.levels);
    expect(levels(deny({ Action: 's3:*', Resource: '*' }))).toEqual([]);
    expect(levels(deny({ NotAction: ['s3:Get*'], Resource: '*' }))).toEqual([
      ['Read'],
    ]);
    const all = levels()[0];
    expect(all).toHaveLength(5);
    expect(
      levels(
        deny({
          Action: 's3:*',
          Resource: '*',
          Condition: { Bool: { a: 'b' } },
        }),
      ),
    ).toEqual([all]);
    expect(
      levels(deny({ Action: 's3:*', Resource: 'arn:aws:s3:::other' })),
    ).toEqual([all]);
  });

  it('are conditional when every grant is', () => {
    const condition = { Condition: { StringEquals: { 'aws:a': 'b' } } };
    const conditional = (...statements: Statement[]) =>
      summarize(statements).services[0].conditional;
    expect(conditional(allow('s3:GetObject', '*', condition))).toBe(true);
    expect(conditional(allow('s3:GetObject', '*', { Condition: {} }))).toBe(
      false,
    );
    expect(
      conditional(allow('s3:GetObject', '*', condition), allow('s3:PutObject')),
    ).toBe(false);
  });

  it('that are not known are listed without levels', () => {
    expect(summarize(allow('nosuchservice:GetThing')).services).toEqual([
      expect.objectContaining({ service: 'nosuchservice', levels: [] }),
    ]);
  });

  it('are all of them with NotAction, which is listed', () => {
    const { everyService, inverted, administrator } = summarize({
      Effect: 'Allow',
      NotAction: ['iam:*', 'organizations:*'],
      Resource: '*',
    });
    expect(everyService).toBe(true);
    expect(inverted).toEqual([
      {
        policy: 'own',
        path: 'Statement[0].NotAction',
        value: 'iam:*, organizations:*',
      },
    ]);
    expect(administrator).toBe('no');
  });

  it('take NotResource for every resource, and list it', () => {
    const { inverted, wildcards } = summarize({
      Effect: 'Allow',
      Action: 's3:GetObject',
      NotResource: 'arn:aws:s3:::secret/*',
    });
    expect(inverted[0].path).toBe('Statement[0].NotResource');
    expect(wildcards).toHaveLength(1);
  });
});

describe('administrator', () => {
  const everything = allow('*');

  it('is who may do everything on everything', () => {
    expect(summarize(everything)).toMatchObject({
      administrator: 'yes',
      everyService: true,
      escalations: [],
    });
    expect(summarize(allow('*:*')).administrator).toBe('yes');
    expect(summarize(allow('*', 'arn:aws:s3:::data')).administrator).toBe('no');
    expect(summarize(allow('s3:*')).administrator).toBe('no');
  });

  it('is conditional with a condition', () => {
    expect(
      summarize({ ...everything, Condition: { Bool: { 'aws:a': 'true' } } })
        .administrator,
    ).toBe('conditional');
  });

  it('is known by the name of the policy of AWS', () => {
    expect(
      summarize([], {
        inlinePolicies: [],
        attachedPolicies: ['arn:aws-cn:iam::aws:policy/AdministratorAccess'],
      }).administrator,
    ).toBe('yes');
    expect(
      summarize([], {
        inlinePolicies: [],
        attachedPolicies: [
          'arn:aws:iam::111122223333:policy/AdministratorAccess',
        ],
      }).administrator,
    ).toBe('unknown');
  });

  it('is nobody whose boundary or denials leave less, and unknown where the boundary was not read', () => {
    expect(withBoundary(everything, allow('s3:*')).administrator).toBe('no');
    expect(withBoundary(everything, everything).administrator).toBe('yes');
    expect(withBoundary(everything, undefined).administrator).toBe('unknown');
    expect(
      summarize([
        everything,
        { Effect: 'Deny', Action: 'iam:*', Resource: '*' },
      ]).administrator,
    ).toBe('no');
  });
});

describe('escalations', () => {
  const ids = (...statements: Statement[]) =>
    summarize(statements).escalations.map(each => each.id);

  it('need every action of a path', () => {
    expect(ids(allow('iam:PassRole'))).toEqual([]);
    expect(ids(allow(['iam:PassRole', 'ec2:RunInstances']))).toEqual([
      'iam:PassRole+ec2:RunInstances',
    ]);
  });

  it('say where they are granted, and how widely', () => {
    const [path] = summarize([
      allow('s3:GetObject'),
      allow(
        ['s3:PutObject', 'iam:Create*'],
        'arn:aws:iam::111122223333:policy/one',
        { Condition: { Bool: { 'aws:a': 'true' } } },
      ),
    ]).escalations;
    expect(path).toEqual({
      id: 'iam:CreatePolicyVersion',
      sentence: expect.stringMatching(/\.$/),
      onEveryResource: false,
      conditional: true,
      places: [
        {
          policy: 'own',
          path: 'Statement[1].Action[1]',
          value: 'iam:Create*',
        },
      ],
    });
  });

  it('are none where a Deny or the boundary takes an action away', () => {
    expect(
      ids(allow('iam:CreatePolicyVersion'), {
        Effect: 'Deny',
        Action: 'iam:*version',
        Resource: '*',
      }),
    ).toEqual([]);
    expect(
      withBoundary(allow('iam:CreatePolicyVersion'), allow('s3:*')).escalations,
    ).toEqual([]);
    expect(
      withBoundary(allow('iam:CreatePolicyVersion'), undefined).escalations,
    ).toHaveLength(1);
  });
});

describe('wildcards', () => {
  it('are grants on every resource, with their levels', () => {
    const { wildcards } = summarize([
      allow(['s3:PutObject', 'kms:Decrypt'], ['arn:aws:s3:::*', '*']),
      allow('s3:GetObject', 'arn:aws:s3:::data/*'),
    ]);
    expect(wildcards).toEqual([
      {
        policy: 'own',
        path: 'Statement[0].Action[0]',
        value: 's3:PutObject',
        levels: ['Write'],
        conditional: false,
      },
      {
        policy: 'own',
        path: 'Statement[0].Action[1]',
        value: 'kms:Decrypt',
        levels: ['Write'],
        conditional: false,
      },
    ]);
  });

  it.each([
    ['*', true],
    ['arn:aws:s3:::*', true],
    ['arn:aws:sqs:*:*:*', true],
    ['arn:aws:s3:::data*', false],
    ['arn:aws:sqs:eu-west-1:111122223333:*', false],
  ])('take %s for every resource: %s', (resource, isEvery) => {
    expect(summarize(allow('s3:GetObject', resource)).wildcards).toHaveLength(
      isEvery ? 1 : 0,
    );
  });
});

describe('the boundary', () => {
  it('cuts nothing when it leaves all that is granted', () => {
    const grants = [allow('s3:Get*', 'arn:aws:s3:::data/*')];
    expect(withBoundary(grants, allow('*')).boundary?.cuts).toBe('nothing');
    expect(withBoundary(grants, allow('s3:*')).boundary?.cuts).toBe('nothing');
  });

  it.each([
    ['actions', allow('s3:GetObject')],
    ['resources', allow('s3:*', 'arn:aws:s3:::other')],
    ['a condition', allow('*', '*', { Condition: { Bool: { a: 'true' } } })],
  ])('cuts something by %s', (_, bounds) => {
    const { boundary } = withBoundary(
      allow('s3:Get*', 'arn:aws:s3:::data/*'),
      bounds,
    );
    expect(boundary).toMatchObject({ arn: BOUNDARY, cuts: 'something' });
    expect(boundary?.why).toContain('boundary');
  });

  it('cuts something when it denies', () => {
    expect(
      withBoundary(allow('s3:*'), [
        allow('*'),
        { Effect: 'Deny', Action: 's3:DeleteBucket', Resource: '*' },
      ]).boundary?.cuts,
    ).toBe('something');
  });

  it('is unknown when its document was not read', () => {
    const { boundary, unknown } = withBoundary(allow('s3:*'), undefined);
    expect(boundary?.cuts).toBe('unknown');
    expect(unknown).toEqual(['The document of policy boundary was not read.']);
  });

  it('takes services away that it does not leave', () => {
    expect(
      withBoundary([allow('s3:*'), allow('sqs:*')], allow('s3:Get*')).services,
    ).toEqual([expect.objectContaining({ service: 's3', levels: ['Read'] })]);
  });
});

describe('what cannot be read', () => {
  it.each([
    ['', 'not JSON'],
    ['[]', 'not a JSON object'],
    ['{"Version":"2012-10-17"}', 'no Statement'],
    [documentOf({ Effect: 'allow', Action: '*', Resource: '*' }), 'Effect'],
    [documentOf({ Effect: 'Allow', Resource: '*' }), 'one of Action'],
    [
      documentOf({ ...allow('*'), NotAction: 's3:*' }),
      'one of Action and NotAction',
    ],
    [documentOf({ Effect: 'Allow', Action: '*' }), 'one of Resource'],
    [documentOf(allow('getobject')), 'not of the form'],
    [documentOf(allow('s3:GetObject', '*', { Principal: '*' })), 'Principal'],
    [documentOf(allow('*', '*', { Condition: 'x' })), 'Condition'],
    [documentOf({ ...allow('*'), Action: [1] }), 'neither text nor a list'],
  ])('makes the answer unknown: %s', (document, problem) => {
    const summary = summarize(document);
    expect(summary.policies[0]).toMatchObject({ state: 'malformed' });
    expect(summary.policies[0].problem).toContain(problem);
    expect(summary.unknown).toHaveLength(1);
    expect(summary.administrator).toBe('unknown');
  });

  it('is said of each list and document that was not read', () => {
    const { unknown, administrator } = summarize([], {
      attachedPolicies: undefined,
      inlinePolicies: undefined,
    });
    expect(unknown).toEqual([
      'Which managed policies app has was not read.',
      'Which inline policies app has was not read.',
    ]);
    expect(administrator).toBe('unknown');
    const arn = 'arn:aws:iam::111122223333:policy/p';
    expect(
      summarize([], { attachedPolicies: [arn] }, [managed(arn)]).unknown,
    ).toEqual(['The document of policy p was not read.']);
  });

  it('is not a percent-encoded document or a single statement', () => {
    const summary = summarize(
      encodeURIComponent(
        JSON.stringify({ Statement: allow('s3:GetObject', ['a']) }),
      ),
    );
    expect(summary.unknown).toEqual([]);
    expect(summary.services).toHaveLength(1);
  });
});
