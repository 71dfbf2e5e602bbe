import { rowsHref } from './rowsHref';

describe('rowsHref', () => {
  it('names each value, and a later filter instead of an earlier one of the same name', () => {
    expect(
      rowsHref(
        '/irsa',
        'findings',
        { owner: ['group:default/a', 'group:default/b'], cluster: [] },
        { owner: 'group:default/a&b', state: 'fail', since: undefined },
      ),
    ).toBe('/irsa/findings?owner=group%3Adefault%2Fa%26b&state=fail');
  });

  it('has no question mark where nothing narrows', () => {
    expect(rowsHref('/irsa', 'roles', {})).toBe('/irsa/roles');
  });
});
