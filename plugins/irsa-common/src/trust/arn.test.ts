import { issuerOfProvider, parseArn, parseRoleArn } from './arn';

describe('parseArn', () => {
  it('splits at the first five colons, and the resource keeps the rest', () => {
    expect(parseArn('arn:aws:s3:eu-west-1:111122223333:a:b/c\nd')).toEqual({
      partition: 'aws',
      service: 's3',
      region: 'eu-west-1',
      account: '111122223333',
      resource: 'a:b/c\nd',
    });
  });

  it.each([
    '',
    'arn',
    'xarn:aws:iam::1:a',
    'arn:aws:iam::1',
    'arn:aws:iam::1:',
  ])('does not take %j for an ARN', text => {
    expect(parseArn(text)).toBeUndefined();
  });
});

describe('parseRoleArn', () => {
  it('takes paths and unusual characters', () => {
    const arn = 'arn:aws-us-gov:iam::111122223333:role/a:b/{c}/app';
    expect(parseRoleArn(arn)).toMatchObject({
      account: '111122223333',
      partition: 'aws-us-gov',
    });
  });

  it.each([
    'xarn:aws:iam::111122223333:role/app',
    'arn:AWS:iam::111122223333:role/app',
    'arn:aws:sts::111122223333:role/app',
    'arn:aws:iam:eu-west-1:111122223333:role/app',
    'arn:aws:iam::11112222333:role/app',
    'arn:aws:iam::111122223333:user/app',
    'arn:aws:iam::111122223333:role/',
    'arn:aws:iam::111122223333:role/app ',
  ])('does not take %j for the ARN of a role', text => {
    expect(parseRoleArn(text)).toBeUndefined();
  });
});

describe('issuerOfProvider', () => {
  it('is the text after oidc-provider/', () => {
    const arn = 'arn:aws:iam::111122223333:oidc-provider/localhost:8443/a/';
    expect(issuerOfProvider(arn)).toBe('localhost:8443/a/');
  });

  it.each([
    'accounts.google.com',
    'arn:aws:iam::111122223333:saml-provider/a',
    'arn:aws:eks::111122223333:oidc-provider/a',
    'arn:aws:iam::111122223333:x-oidc-provider/a',
  ])('is missing from %s', arn => {
    expect(issuerOfProvider(arn)).toBeUndefined();
  });
});
