import { messageOf, withoutSecrets } from './awsErrors';

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

describe('withoutSecrets', () => {
  it('answers with another error of the same name where one says a secret or a signature', () => {
    const error = new DOMException(
      'refused: key TopSecret, Signature=abc123, TopSecret',
      'AccessDenied',
    );
    const cleaned = withoutSecrets(error, ['TopSecret']);
    expect(String(cleaned)).toBe(
      'AccessDenied: refused: key …, Signature=…, …',
    );
    expect(cleaned instanceof Error ? cleaned.stack : '').not.toContain(
      'TopSecret',
    );
  });

  it.each([new DOMException('took too long', 'TimeoutError'), 'no error'])(
    'leaves alone what says none: %s',
    error => {
      expect(withoutSecrets(error, ['TopSecret'])).toBe(error);
    },
  );
});
