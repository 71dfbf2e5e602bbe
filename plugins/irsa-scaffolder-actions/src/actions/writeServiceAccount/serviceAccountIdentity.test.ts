import { readServiceAccountIdentity } from './serviceAccountIdentity';

const VALID = {
  namespace: 'payments',
  name: 'refunds',
  roleArn: 'arn:aws:iam::111122223333:role/team/refunds',
};

describe('readServiceAccountIdentity', () => {
  it.each([
    { namespace: 'a'.repeat(63) },
    { name: `a.${'b'.repeat(251)}` },
    { name: '1' },
    { audience: 'https://sts.example.com/x' },
    { annotationPrefix: 'irsa.example.com' },
    { labels: { 'app.kubernetes.io/name': 'a_B.c', empty: '' } },
  ])('accepts %j', input => {
    expect(readServiceAccountIdentity({ ...VALID, ...input })).toEqual(
      expect.objectContaining({ name: input.name ?? VALID.name }),
    );
  });

  it.each([
    [{ namespace: '' }, 'namespace "" is not a DNS-1123 label'],
    [{ namespace: 'a'.repeat(64) }, 'is not a DNS-1123 label'],
    [{ namespace: 'a.b' }, 'namespace "a.b" is not a DNS-1123 label'],
    [{ namespace: 'a\n' }, 'namespace "a\\n" is not a DNS-1123 label'],
    [{ name: 'Refunds' }, 'name "Refunds" is not a DNS-1123 subdomain'],
    [{ name: 'a..b' }, 'name "a..b" is not a DNS-1123 subdomain'],
    [{ name: 'a'.repeat(254) }, 'is not a DNS-1123 subdomain'],
    [{ name: 'refund\u0455' }, 'is not a DNS-1123 subdomain'],
    [
      { roleArn: 'arn:aws:iam::1111:role/x' },
      `roleArn "arn:aws:iam::1111:role/x" is not the ARN of an IAM role. '1111' is not an account id of 12 digits.`,
    ],
    [{ roleArn: `${VALID.roleArn}\n` }, 'begins or ends with white space'],
    [{ audience: '' }, 'audience "" is not an audience'],
    [{ audience: 'a b' }, 'audience "a b" is not an audience'],
    [{ annotationPrefix: 'a/b' }, 'annotationPrefix "a/b" is not'],
    [{ labels: { 'a b': 'c' } }, 'label "a b" is not the key'],
    [{ labels: { 'A/b': 'c' } }, 'label "A/b" is not the key'],
    [{ labels: { a: 'b: c' } }, 'the value of label "a" "b: c" is not'],
    [{ labels: { a: 'x'.repeat(64) } }, 'is not the value'],
  ])('refuses %j', (input, message) => {
    expect(() => readServiceAccountIdentity({ ...VALID, ...input })).toThrow(
      expect.objectContaining({
        name: 'InputError',
        message: expect.stringContaining(message),
      }),
    );
  });

  it('names everything that is wrong at once', () => {
    expect(() =>
      readServiceAccountIdentity({ namespace: '-', name: '_', roleArn: 'x' }),
    ).toThrow(/namespace "-" .*name "_" .*roleArn "x" /);
  });
});
