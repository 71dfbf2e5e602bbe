import { parseServiceAccountNames } from './serviceAccountNames';

describe('parseServiceAccountNames', () => {
  it('reads names with and without a cluster', () => {
    expect(
      parseServiceAccountNames('payments/api, prod-euw1.eu-west-1/risk/fraud'),
    ).toEqual({
      serviceAccounts: [
        { cluster: undefined, namespace: 'payments', name: 'api' },
        {
          cluster: 'prod-euw1.eu-west-1',
          namespace: 'risk',
          name: 'fraud',
        },
      ],
      problems: [],
    });
  });

  it('names what it cannot read and keeps the rest', () => {
    const { serviceAccounts, problems } = parseServiceAccountNames(
      'api, payments/api, a/b/c/d, /x',
    );
    expect(serviceAccounts).toHaveLength(1);
    expect(problems).toEqual([
      "'api' is not [<cluster>/]<namespace>/<name>",
      "'a/b/c/d' is not [<cluster>/]<namespace>/<name>",
      "'/x' is not [<cluster>/]<namespace>/<name>",
    ]);
  });
});
