import { messageOf } from './awsErrors';

const TOKEN = `IQoJb3JpZ2luX2VjE${'a/B+c9'.repeat(40)}==`;

describe('messageOf', () => {
  it('leaves out a session token that a gateway quotes', () => {
    expect(
      messageOf(new Error(`no upstream for x-amz-security-token: ${TOKEN}.`)),
    ).toBe('Error: no upstream for x-amz-security-token: [token].');
  });

  it('leaves names alone', () => {
    const arn = `arn:aws:iam::111122223333:role/${'team/'.repeat(
      20,
    )}${'r'.repeat(64)}`;
    expect(messageOf(new Error(arn))).toBe(`Error: ${arn}`);
  });
});
