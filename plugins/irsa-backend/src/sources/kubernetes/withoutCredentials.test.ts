import { withoutCredentials } from './withoutCredentials';

describe('withoutCredentials', () => {
  it.each(['Authorization', 'authorization'])(
    'leaves out the token of %s wherever it stands',
    name => {
      const options = { headers: { [name]: 'Bearer abc.def' } };
      expect(withoutCredentials('Bearer abc.def is not abc.def', options)).toBe(
        'Bearer [credentials] is not [credentials]',
      );
    },
  );

  it.each([{}, { headers: {} }, { headers: { Authorization: 'Bearer ' } }])(
    'leaves a text alone that holds none: %j',
    options => {
      expect(withoutCredentials('Bearer of news', options)).toBe(
        'Bearer of news',
      );
    },
  );
});
