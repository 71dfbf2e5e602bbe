import { issuer, provider } from '../__testUtils__/generate';
import type { TrustReason } from '../reasons';
import { trustScope } from './scope';

const sub = `${issuer}:sub`;
const aud = `${issuer}:aud`;
const arnTag = 'aws:RequestTag/eks-cluster-arn';
const nameTag = 'aws:RequestTag/eks-cluster-name';
const namespaceTag = 'aws:RequestTag/kubernetes-namespace';
const accountTag = 'aws:RequestTag/kubernetes-service-account';

const reasonText = ({ code, message }: TrustReason) => `${code}: ${message}`;

function statementOf(condition: object, isPod: boolean) {
  return {
    Effect: 'Allow',
    Principal: isPod
      ? { Service: 'pods.eks.amazonaws.com' }
      : { Federated: provider },
    Action: isPod
      ? ['sts:AssumeRole', 'sts:TagSession']
      : 'sts:AssumeRoleWithWebIdentity',
    Condition: condition,
  };
}

/** Every subject of a policy in a line: contexts, namespace/name, and what has to hold. */
function linesOf(condition: object, version = '2012-10-17', isPod = false) {
  const { providers, podIdentity } = trustScope({
    Version: version,
    Statement: statementOf(condition, isPod),
  });
  const entries = [
    ...providers.map(({ audiences, subjects }) => ({
      contexts: audiences,
      subjects,
    })),
    ...podIdentity.map(({ clusters, subjects }) => ({
      contexts: clusters,
      subjects,
    })),
  ];
  return entries.flatMap(({ contexts: { include, except }, subjects }) =>
    subjects.map(subject =>
      [
        [...include, ...except.map(each => `not ${each}`)].join(','),
        `${subject.namespace}/${subject.name}`,
        ...subject.except.map(
          ({ namespace, name, conditional }) =>
            `not ${namespace}/${name}${conditional.length > 0 ? ' if' : ''}`,
        ),
        ...subject.conditional.map(reasonText),
      ].join(' | '),
    ),
  );
}

const podLinesOf = (condition: object) => linesOf(condition, undefined, true);

const everybody = '* | */*';

describe('conditions on the claims of a token', () => {
  it.each([
    [{ StringEquals: { [sub]: 'system:serviceaccount:ns:sa' } }, ['* | ns/sa']],
    [
      { StringEquals: { [sub.toUpperCase()]: 'system:serviceaccount:ns:sa' } },
      ['* | ns/sa'],
    ],
    [
      { StringNotEquals: { [sub]: 'system:serviceaccount:ns:sa' } },
      ['* | */* | not ns/sa'],
    ],
    [
      { StringNotLike: { [sub]: ['system:serviceaccount:ns:*', 'x'] } },
      ['* | */* | not ns/*'],
    ],
    [{ StringEquals: { [aud]: ['a', 'b'] } }, ['a,b | */*']],
    [{ StringNotEquals: { [aud]: ['a', 'b'] } }, ['*,not a,not b | */*']],
    [{ StringLike: { [aud]: 'a*' } }, ['a* | */*']],
    [{ StringEquals: { [aud]: 'a*' } }, ['a${*} | */*']],
    // A token has no empty claim.
    [{ StringEquals: { [aud]: '' } }, []],
    [
      {
        StringEqualsIgnoreCase: { [sub]: 'SYSTEM:serviceaccount:NS:SA' },
      },
      ['* | ns/sa'],
    ],
    [
      {
        StringLike: { [sub]: 'system:serviceaccount:a*:*' },
        StringNotLike: { [sub]: 'system:serviceaccount:*b:*' },
      },
      ['* | a*/* | not a*b/*'],
    ],
    [
      {
        StringLike: {
          [sub]: [
            'system:serviceaccount:ns:*',
            'system:serviceaccount:ns:sa',
            'system:serviceaccount:ns:s*',
          ],
        },
      },
      ['* | ns/*'],
    ],
    [{ StringEquals: { [`${issuer}:amr`]: 'x' } }, []],
    [{ Null: { [sub]: 'false' } }, [everybody]],
    [{ Null: { [sub]: 'true' } }, []],
    [{ 'ForAllValues:StringLike': { 'aws:TagKeys': 'x' } }, [everybody]],
    [{ StringEqualsIfExists: { 'sts:ExternalId': 'x' } }, [everybody]],
  ])('%j', (condition, expected) => {
    expect(linesOf(condition)).toEqual(expected);
  });

  it('that compare no text with a text are open', () => {
    for (const name of ['NumericEquals', 'DateEquals', 'Bool', 'IpAddress']) {
      expect(linesOf({ [name]: { [sub]: '1' } })).toEqual([
        `${everybody} | VALUE_NOT_UNDERSTOOD: ${name} on ${sub}: the operator does not compare values of this key.`,
      ]);
    }
  });

  it('with an empty list match nobody, and AWS does not say what negated ones do', () => {
    expect(linesOf({ StringEquals: { [sub]: [] } })).toEqual([]);
    expect(linesOf({ StringNotEquals: { [sub]: [] } })).toEqual([
      `${everybody} | DISPUTED_SEMANTICS: StringNotEquals on ${sub}: AWS does not say what a negated operator does with an empty list of values.`,
    ]);
  });

  it('that compare ARNs fit no subject, and seldom an audience', () => {
    for (const name of ['ArnEquals', 'ArnLike']) {
      expect(linesOf({ [name]: { [sub]: 'arn:*' } })).toEqual([]);
      expect(linesOf({ [name]: { [aud]: 'x' } })).toEqual([
        `arn:*:*:*:*:* | */* | VALUE_NOT_UNDERSTOOD: ${name} on ${aud}: a text of this key is rarely an ARN.`,
      ]);
    }
    for (const name of ['ArnNotEquals', 'ArnNotLike']) {
      for (const key of [sub, aud]) {
        expect(linesOf({ [name]: { [key]: 'x' } })).toEqual([
          `${everybody} | VALUE_NOT_UNDERSTOOD: ${name} on ${key}: AWS does not say what a negated ARN operator does with a text that is no ARN.`,
        ]);
      }
    }
  });

  it('on other keys hold, fail or are open for everybody', () => {
    expect(linesOf({ StringEquals: { 'aws:SourceIp': 'x' } })).toEqual([
      `${everybody} | UNKNOWN_KEY: StringEquals on aws:SourceIp: The value of aws:SourceIp is not known.`,
    ]);
    expect(linesOf({ StringMatches: { [sub]: 'x' } })).toEqual([
      `${everybody} | UNKNOWN_OPERATOR: StringMatches on ${sub}: IAM documents no condition operator "StringMatches".`,
    ]);
    expect(linesOf({ StringEquals: { [sub]: ['x', {}] } })).toEqual([
      `${everybody} | MALFORMED_POLICY: StringEquals on ${sub}: A condition value is a text, a number or a Boolean.`,
    ]);
    expect(linesOf({ Null: { [sub]: 'x' } })).toEqual([
      `${everybody} | VALUE_NOT_UNDERSTOOD: Null on ${sub}: Null takes "true" or "false".`,
    ]);
  });

  it('tell the values and the place of what is open', () => {
    const { providers } = trustScope({
      Version: '2012-10-17',
      Statement: statementOf({ NumericEquals: { [sub]: ['1', '2'] } }, false),
    });
    expect(providers[0].subjects[0].conditional).toEqual([
      {
        code: 'VALUE_NOT_UNDERSTOOD',
        message: expect.any(String),
        path: `Statement.Condition.NumericEquals["${sub}"]`,
        expected: ['1', '2'],
      },
    ]);
  });
});

describe('letter case in sets', () => {
  const ignored = (name: string, key: string) =>
    `CASE_INSENSITIVE: ${name} on ${key}: other spellings that differ by letter case match as well.`;

  it('of an audience leaves other spellings open', () => {
    const name = 'StringEqualsIgnoreCase';
    expect(linesOf({ [name]: { [aud]: 'aB-ä1' } })).toEqual([
      'aB-ä1,ab-ä1 | */*',
      `??-?1 | */* | ${ignored(name, aud)}`,
    ]);
    expect(linesOf({ [name]: { [aud]: '1-2' } })).toEqual(['1-2 | */*']);
  });

  it('does not matter for service accounts, and does for clusters', () => {
    const name = 'StringEqualsIgnoreCase';
    expect(podLinesOf({ [name]: { [namespaceTag]: 'NS' } })).toEqual([
      '* | ns/*',
    ]);
    expect(podLinesOf({ [name]: { [nameTag]: 'Ab' } })).toEqual([
      'arn:*:eks:*:*:cluster/Ab,arn:*:eks:*:*:cluster/ab | */*',
      `arn:*:eks:*:*:cluster/?? | */* | ${ignored(name, nameTag)}`,
    ]);
    expect(
      podLinesOf({
        [name]: { [arnTag]: 'ARN:aws:EKS:eu-west-1:1:cluster/Ab' },
      }),
    ).toEqual([
      'arn:aws:eks:eu-west-1:1:cluster/ab | */*',
      `arn:aws:eks:eu-west-1:1:cluster/?? | */* | ${ignored(name, arnTag)}`,
    ]);
  });
});

describe('policy variables in sets', () => {
  const unknown = (name: string, key: string) =>
    `UNKNOWN_VARIABLE: ${name} on ${key}: a policy variable in the value is not known.`;

  it('without a value match nobody', () => {
    const value = 'system:serviceaccount:ns:${aws:PrincipalTag/a}';
    expect(linesOf({ StringEquals: { [sub]: value } })).toEqual([]);
    expect(linesOf({ StringNotEquals: { [sub]: value } })).toEqual([everybody]);
    expect(
      linesOf({
        StringEquals: { [sub]: [value, 'system:serviceaccount:ns:sa'] },
      }),
    ).toEqual(['* | ns/sa']);
    for (const key of [sub, aud]) {
      expect(linesOf({ ArnLike: { [key]: value } })).toEqual([]);
      expect(linesOf({ ArnNotLike: { [key]: value } })).toEqual([everybody]);
    }
    expect(
      linesOf({
        StringEquals: {
          [sub]: "system:serviceaccount:ns:${aws:PrincipalTag/a, 'x'}",
        },
      }),
    ).toEqual(['* | ns/x']);
  });

  it('are text in the version before', () => {
    expect(
      linesOf({ StringLike: { [aud]: '${aws:x}' } }, '2008-10-17'),
    ).toEqual(['${$}{aws:x} | */*']);
    expect(
      linesOf(
        { StringNotEquals: { [aud]: '${aws:PrincipalTag/a}' } },
        '2008-10-17',
      ),
    ).toEqual(['*,not ${$}{aws:PrincipalTag/a} | */*']);
  });

  it('that are not known leave the match open', () => {
    expect(
      linesOf({ StringLike: { [sub]: 'system:serviceaccount:${aws:x}:sa' } }),
    ).toEqual([`* | */sa | ${unknown('StringLike', sub)}`]);
    expect(linesOf({ StringNotEquals: { [aud]: ['a', 'b${aws:x}'] } })).toEqual(
      ['*,not a,not b* | */*', `b* | */* | ${unknown('StringNotEquals', aud)}`],
    );
  });

  it('that name the key itself stand for its value', () => {
    const own = `\${${sub}}`;
    expect(linesOf({ StringEquals: { [sub]: own } })).toEqual([everybody]);
    expect(linesOf({ StringEquals: { [sub]: own.toUpperCase() } })).toEqual([
      everybody,
    ]);
    expect(linesOf({ StringLike: { [sub]: `*${own}*` } })).toEqual([everybody]);
    // With any further character the text is longer than the value.
    expect(linesOf({ StringLike: { [sub]: `${own}?` } })).toEqual([]);
    expect(linesOf({ StringEquals: { [sub]: `x${own}` } })).toEqual([]);
    expect(linesOf({ StringEquals: { [sub]: own + own } })).toEqual([]);
    expect(linesOf({ StringLike: { [sub]: `${own}\${aws:x}` } })).toEqual([
      `${everybody} | ${unknown('StringLike', sub)}`,
    ]);
    expect(linesOf({ StringNotEquals: { [sub]: own } })).toEqual([]);
    // Text that stands in for a missing key may be empty.
    expect(
      linesOf({
        StringLike: { [sub]: `${own}\${aws:PrincipalTag/a, ''}` },
      }),
    ).toEqual([everybody]);
  });
});

describe('conditions on the cluster of a pod', () => {
  const cluster = 'arn:aws:eks:eu-west-1:111122223333:cluster/prod';

  it.each([
    [{ ArnEquals: { [arnTag]: cluster } }, [`${cluster} | */*`]],
    [{ ArnLike: { 'aws:SourceArn': cluster } }, [`${cluster} | */*`]],
    [{ StringLike: { [arnTag]: '*' } }, [everybody]],
    [
      { StringLike: { [arnTag]: 'arn:aws:*' } },
      ['arn:aws:eks:*:*:cluster/* | */*'],
    ],
    [
      { StringLike: { [arnTag]: '*/prod' } },
      ['arn:*:eks:*:*:cluster/prod | */*'],
    ],
    [
      { StringEquals: { 'aws:SourceAccount': '111122223333' } },
      ['arn:*:eks:*:111122223333:cluster/* | */*'],
    ],
    [
      { StringLike: { [nameTag]: 'prod-*' } },
      ['arn:*:eks:*:*:cluster/prod-* | */*'],
    ],
    [{ StringLike: { [namespaceTag]: 'a*' } }, ['* | a*/*']],
    [{ StringEquals: { [accountTag]: 'sa' } }, ['* | */sa']],
    [{ StringEquals: { [accountTag]: 'SA' } }, []],
    [{ StringEquals: { [accountTag]: 'a.b' } }, ['* | */a.b']],
    [{ StringEquals: { [namespaceTag]: 'a.b' } }, []],
    [
      { StringEquals: { [nameTag]: 'A_b-1' } },
      ['arn:*:eks:*:*:cluster/A_b-1 | */*'],
    ],
    [{ StringEquals: { 'aws:SourceAccount': 'x' } }, []],
    [{ StringEquals: { [arnTag]: 'arn:aws:ecs:eu-west-1:1:cluster/a' } }, []],
    [{ ArnLike: { [nameTag]: 'arn:*' } }, []],
    [
      { ArnEquals: { 'aws:SourceArn': 'arn:aws:*:*:*:*' } },
      ['arn:aws:eks:*:*:cluster/* | */*'],
    ],
  ])('%j', (condition, expected) => {
    expect(podLinesOf(condition)).toEqual(expected);
  });

  it('are open where the value is no ARN of six parts', () => {
    for (const name of ['ArnLike', 'ArnNotLike']) {
      expect(podLinesOf({ [name]: { [arnTag]: 'arn:aws:eks:a:b' } })).toEqual([
        `${everybody} | VALUE_NOT_UNDERSTOOD: ${name} on ${arnTag}: the value is not an ARN pattern of six parts.`,
      ]);
    }
    expect(
      podLinesOf({
        ArnLike: { [arnTag]: 'arn:aws:eks:*:*:${aws:PrincipalTag/a}' },
      }),
    ).toEqual([
      `${everybody} | UNKNOWN_VARIABLE: ArnLike on ${arnTag}: the value is not an ARN pattern of six parts.`,
    ]);
    expect(
      podLinesOf({
        ArnLike: { [arnTag]: 'arn:aws:eks:eu-west-1:1:cluster/a:b' },
      }),
    ).toEqual([]);
  });
});
