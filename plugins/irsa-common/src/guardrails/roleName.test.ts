import fc from 'fast-check';
import { identityRoleName } from './roleName';

const PATTERN = '{cluster}-{namespace}-{serviceAccount}-{hash}';

describe('identityRoleName', () => {
  it('is always the same', () => {
    expect(
      identityRoleName(PATTERN, {
        cluster: 'prod',
        namespace: 'payments',
        serviceAccount: 'api',
      }),
    ).toBe('prod-payments-api-85b9b02c');
  });

  it('differs where only what was cut off differs', () => {
    const parts = { cluster: 'prod', namespace: 'payments' };
    const long = 'a'.repeat(200);
    const names = [`${long}x`, `${long}y`].map(serviceAccount =>
      identityRoleName(PATTERN, { ...parts, serviceAccount }),
    );
    expect(names[0].slice(0, -8)).toBe(names[1].slice(0, -8));
    expect(names[0]).not.toBe(names[1]);
  });

  it('differs where only the place of a dash differs', () => {
    const serviceAccount = 'api';
    expect(
      identityRoleName(PATTERN, {
        cluster: 'a-b',
        namespace: 'c',
        serviceAccount,
      }),
    ).not.toBe(
      identityRoleName(PATTERN, {
        cluster: 'a',
        namespace: 'b-c',
        serviceAccount,
      }),
    );
  });

  it('is a name that IAM takes, whatever the names are', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (a, b, c) => {
        const name = identityRoleName(PATTERN, {
          cluster: a.repeat(9),
          namespace: b.repeat(9),
          serviceAccount: c.repeat(9),
        });
        expect(name).toMatch(/^[\w+=,.@-]{1,64}$/);
      }),
    );
  });

  it('refuses a pattern without room', () => {
    expect(() =>
      identityRoleName(`${'x'.repeat(60)}{hash}`, {
        cluster: 'a',
        namespace: 'b',
        serviceAccount: 'c',
      }),
    ).toThrow('leaves no room');
  });
});
