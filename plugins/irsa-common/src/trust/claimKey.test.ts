import { parseClaimKey } from './claimKey';

describe('parseClaimKey', () => {
  it.each([
    ['oidc.example.com:sub', 'oidc.example.com', 'sub'],
    ['oidc.example.com/a/B:AUD', 'oidc.example.com/a/B', 'aud'],
    ['localhost/:sub', 'localhost/', 'sub'],
    ['oidc.example.com:8443:sub', 'oidc.example.com:8443', 'sub'],
    ['example.aws:sub', 'example.aws', 'sub'],
  ])('reads %s', (key, issuer, claim) => {
    expect(parseClaimKey(key)).toEqual({ issuer, claim });
  });

  it.each([
    '',
    'sub',
    ':sub',
    'localhost:sub',
    'oidc.example.com',
    'oidc.example.com:8443/a',
    'aws:RequestTag/a.b:c',
    'AWS:a.b:c',
    'sts:a.b:c',
    'iam:ResourceTag/a.b:c',
    'saml:a.b:c',
    'oidc.example.com/${aws:x}:sub',
  ])('does not take %j for a claim', key => {
    expect(parseClaimKey(key)).toBeUndefined();
  });
});
