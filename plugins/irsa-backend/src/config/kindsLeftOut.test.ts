import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { kindsLeftOut } from './kindsLeftOut';
import { readIrsaConfig } from './readIrsaConfig';

const leftOut = (irsa: JsonObject) =>
  kindsLeftOut(readIrsaConfig(new ConfigReader({ irsa })));

const accounts = [{ accountId: '111122223333', regions: ['eu-west-1'] }];
const files = [{ directory: './fleet' }];

describe('kindsLeftOut', () => {
  it('names what is not read unless it is switched on', () => {
    expect(leftOut({ accounts })).toEqual(['node-role', 'access-grant']);
    expect(
      leftOut({
        accounts,
        eks: { nodeRoles: true },
        kubernetes: { accessGrants: true },
      }),
    ).toEqual([]);
  });

  it('names what is switched off', () => {
    expect(
      leftOut({
        accounts,
        kubernetes: { nodes: false, webhooks: false, webhookRoles: false },
      }),
    ).toEqual([
      'node-role',
      'node',
      'mutating-webhook',
      'webhook-role',
      'access-grant',
    ]);
  });

  it('knows that files are read whole, where nothing but files is read', () => {
    expect(leftOut({ files, kubernetes: { nodes: false } })).toEqual([]);
    expect(leftOut({ files, accounts })).toEqual(['node-role', 'access-grant']);
  });
});
