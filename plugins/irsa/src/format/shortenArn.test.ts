import { shortenArn } from './shortenArn';

describe('shortenArn', () => {
  it('keeps the first and the last four digits of the account', () => {
    expect(shortenArn('arn:aws:iam::111122223333:role/payments-api-prod')).toBe(
      'arn:aws:iam::1111…3333:role/payments-api-prod',
    );
  });

  it('collapses a path and never shortens the name', () => {
    expect(
      shortenArn(
        'arn:aws-cn:iam::111122223333:role/teams/payments/a-name-that-is-very-long-indeed-and-stays',
      ),
    ).toBe(
      'arn:aws-cn:iam::1111…3333:role/…/a-name-that-is-very-long-indeed-and-stays',
    );
  });

  it('leaves a name without a path as it is', () => {
    expect(shortenArn('arn:aws:iam::111122223333:root')).toBe(
      'arn:aws:iam::1111…3333:root',
    );
  });

  it.each(['', 'payments-api-prod', 'arn:aws:s3:::bucket'])(
    'gives back %p, which has no account to shorten',
    text => {
      expect(shortenArn(text)).toBe(text);
    },
  );
});
