import { parseRoleArn } from './parseRoleArn';

describe('parseRoleArn', () => {
  it.each([
    ['arn:aws:iam::111122223333:role/app', '/', 'app'],
    ['arn:aws-cn:iam::111122223333:role/team/a-b/app', '/team/a-b/', 'app'],
    ['arn:aws-us-gov:iam::111122223333:role/a+=,.@-_b', '/', 'a+=,.@-_b'],
  ])('reads %s', (arn, path, name) => {
    expect(parseRoleArn(arn)).toEqual({
      role: expect.objectContaining({ arn, path, name }),
    });
  });

  it.each([
    ['', 'empty'],
    ['app', 'not an ARN'],
    [' arn:aws:iam::111122223333:role/app', 'white space'],
    ['arn:aws:iam::111122223333::role/app', 'one colon too many'],
    ['arn:aws:iam::111122223333:user/app', 'an IAM user'],
    ['arn:aws:iam::111122223333:instance-profile/app', 'instance-profile'],
    ['arn:aws:sts::111122223333:assumed-role/app/s', 'a resource of sts'],
    ['arn:aws:iam:eu-west-1:111122223333:role/app', 'region'],
    ['arn:aws:iam::1111:role/app', '12 digits'],
    ['arn:amazon:iam::111122223333:role/app', 'partition'],
    ['arn:aws:iam::111122223333:role/', 'does not allow'],
    [`arn:aws:iam::111122223333:role/${'a'.repeat(65)}`, 'does not allow'],
    ['arn:aws:iam::111122223333:role/a b', 'does not allow'],
  ])('refuses %j and says why', (arn, why) => {
    expect(parseRoleArn(arn)).toEqual({
      problem: expect.stringContaining(why),
    });
  });
});
