import { podIdentityKeys, webIdentityKeys } from './keyKnowledge';

const issuer = 'oidc.example.com/A';

describe('what is known of the keys of a web identity', () => {
  const lookup = webIdentityKeys(issuer);
  const ofAny = webIdentityKeys(undefined);

  it.each([
    'aws:principalarn',
    'aws:principalorgid',
    'aws:principalorgpaths',
    'aws:username',
    'aws:tokenissuetime',
    'aws:multifactorauthage',
    'aws:multifactorauthpresent',
    'sts:externalid',
    'aws:tagkeys',
    'aws:sourcearn',
    'aws:sourceaccount',
    'aws:sourceorgid',
    'aws:sourceorgpaths',
    'sts:transitivetagkeys',
    'sts:sourceidentity',
    'aws:requesttag/team',
    'aws:principaltag/team',
    'http://a',
    'https://a',
    'arn:a',
    'saml:aud',
  ])('%s is not sent, whoever the issuer', key => {
    expect([lookup(key), ofAny(key)]).toEqual([
      { state: 'absent' },
      { state: 'absent' },
    ]);
  });

  it.each([
    'aws:currenttime',
    'aws:epochtime',
    'aws:securetransport',
    'aws:requestedregion',
    'aws:useragent',
    'aws:viaawsservice',
    'sts:rolesessionname',
  ])('%s is always sent', key => {
    expect([lookup(key), ofAny(key)]).toEqual([
      { state: 'value-unknown' },
      { state: 'value-unknown' },
    ]);
  });

  it.each([
    'aws:sourceip',
    'aws:sourcevpc',
    'aws:resourcetag/team',
    'xaws:requesttag/a',
    'xaws:principaltag/a',
    'xarn:a',
    'httpx://a',
  ])('%s is not known', key => {
    expect([lookup(key), ofAny(key)]).toEqual([
      { state: 'unknown' },
      { state: 'unknown' },
    ]);
  });

  it('has subject and audience of its issuer only', () => {
    const claims = ['sub', 'aud', 'amr', 'oaud', 'subx', ''].map(
      claim => lookup(`oidc.example.com/a:${claim}`).state,
    );
    expect(claims).toEqual([
      'value-unknown',
      'value-unknown',
      'absent',
      'absent',
      'absent',
      'absent',
    ]);
    expect(lookup('oidc.example.com/b:sub').state).toBe('absent');
    expect(lookup('oidc.example.com/ab:sub').state).toBe('absent');
    expect(lookup('xoidc.example.com/a:sub').state).toBe('absent');
    expect(ofAny('oidc.example.com/a:sub').state).toBe('unknown');
  });
});

describe('what is known of the keys of EKS Pod Identity', () => {
  const tagged = podIdentityKeys(true);
  const untagged = podIdentityKeys(false);
  const states = (key: string) => [tagged(key).state, untagged(key).state];

  it.each([
    'eks-cluster-arn',
    'eks-cluster-name',
    'kubernetes-namespace',
    'kubernetes-service-account',
    'kubernetes-pod-name',
    'kubernetes-pod-uid',
  ])('the tag %s is sent, unless tags are switched off', name => {
    expect(states(`aws:requesttag/${name}`)).toEqual([
      'value-unknown',
      'absent',
    ]);
  });

  it('names its tags', () => {
    const tags = {
      state: 'present',
      multiValued: true,
      values: [
        'eks-cluster-arn',
        'eks-cluster-name',
        'kubernetes-namespace',
        'kubernetes-service-account',
        'kubernetes-pod-name',
        'kubernetes-pod-uid',
      ],
    };
    for (const key of ['aws:tagkeys', 'sts:transitivetagkeys']) {
      expect(tagged(key)).toEqual(tags);
      expect(untagged(key)).toEqual({ state: 'absent' });
    }
  });

  it.each([
    ['aws:requesttag/other', 'absent'],
    ['aws:requesttag/', 'absent'],
    ['aws:sourcearn', 'value-unknown'],
    ['aws:sourceaccount', 'value-unknown'],
    ['aws:currenttime', 'value-unknown'],
    ['aws:securetransport', 'value-unknown'],
    ['sts:externalid', 'absent'],
    ['aws:principalarn', 'absent'],
    ['saml:aud', 'absent'],
    ['oidc.example.com/a:sub', 'absent'],
    ['aws:principaltag/a', 'unknown'],
    ['aws:sourceorgid', 'unknown'],
    ['sts:sourceidentity', 'unknown'],
    ['sts:rolesessionname', 'unknown'],
  ])('%s is %s', (key, state) => {
    expect(states(key)).toEqual([state, state]);
  });
});
