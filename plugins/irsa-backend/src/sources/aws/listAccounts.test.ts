import {
  ListAccountsCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { mockClient } from 'aws-sdk-client-mock';
import { ACCOUNT, testAccess } from './__testUtils__/testAccess';
import { listAccounts } from './listAccounts';

const organizations = mockClient(OrganizationsClient);
const sts = mockClient(STSClient);

const account = (Id: string, facts: object = { State: 'ACTIVE' as const }) => ({
  Id,
  Arn: `arn:aws:organizations::${ACCOUNT}:account/o-1/${Id}`,
  ...facts,
});
const list = () => listAccounts(testAccess(), new AbortController().signal);

beforeEach(() => {
  organizations.reset();
  sts.reset();
  sts.on(GetCallerIdentityCommand).resolves({
    Account: ACCOUNT,
    Arn: `arn:aws:iam::${ACCOUNT}:user/x`,
  });
});

describe('listAccounts', () => {
  it('has each active account once, by its state or else by its status', async () => {
    organizations
      .on(ListAccountsCommand)
      .resolves({
        Accounts: [
          account('222233334444'),
          account('333344445555', { State: 'SUSPENDED', Status: 'ACTIVE' }),
          account('444455556666', { State: 'PENDING_CLOSURE' }),
          account('555566667777', { Status: 'SUSPENDED' }),
        ],
        NextToken: '2',
      })
      .on(ListAccountsCommand, { NextToken: '2' }, false)
      .resolves({
        Accounts: [
          account('111122223333', { Status: 'ACTIVE' }),
          account('222233334444'),
        ],
      });

    expect(await list()).toEqual(['111122223333', '222233334444']);
  });

  it.each([
    ['without a list', {}],
    ['with an id that is none', { Accounts: [account('12')] }],
    [
      'with the ARN of another account',
      { Accounts: [{ ...account('111122223333'), Id: '222233334444' }] },
    ],
    [
      'of another partition',
      {
        Accounts: [
          {
            ...account('111122223333'),
            Arn: `arn:aws-cn:organizations::${ACCOUNT}:account/o-1/111122223333`,
          },
        ],
      },
    ],
    [
      'of another service',
      {
        Accounts: [
          {
            ...account('111122223333'),
            Arn: `arn:aws:iam::${ACCOUNT}:role/"\n111122223333`,
          },
        ],
      },
    ],
    ['that goes round in a circle', { Accounts: [], NextToken: 'again' }],
  ])('fails on an answer %s', async (_, answer) => {
    organizations.on(ListAccountsCommand).resolves(answer);

    const error = await list().catch(String);
    expect(error).toMatch(/organizations:ListAccounts (failed|names a page)/);
    expect(error).not.toContain('\n');
  });

  it('asks nothing with the credentials of another account', async () => {
    sts.on(GetCallerIdentityCommand).resolves({ Account: '999999999999' });

    await expect(list()).rejects.toThrow('belong to account 999999999999');
    expect(organizations.calls()).toEqual([]);
  });
});
