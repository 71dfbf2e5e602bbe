import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { parse } from 'yaml';
import { readIrsaConfig } from '../config/readIrsaConfig';
import { readAccess } from './readAccess';

function access(irsa: JsonObject) {
  const { iamPolicy, clusterRole } = readAccess(
    readIrsaConfig(new ConfigReader({ irsa })),
  );
  const statements: { Sid: string }[] = JSON.parse(iamPolicy).Statement;
  const rules: { resources: string[] }[] = parse(clusterRole).rules;
  return {
    sids: statements.map(({ Sid }) => Sid),
    resources: rules.flatMap(({ resources }) => resources),
  };
}

it('allows what is read unless something is configured, and nothing else', () => {
  const { sids, resources } = access({});
  expect(sids).toEqual(['IrsaReadIam', 'IrsaReadEks']);
  expect(resources).toEqual(
    expect.arrayContaining(['pods', 'serviceaccounts']),
  );
  expect(resources).not.toContain('clusterrolebindings');
});

it('allows what the configuration switches on as well', () => {
  const { sids, resources } = access({
    eks: { nodeRoles: true },
    kubernetes: { accessGrants: true },
    organization: { accountId: '111122223333', regions: ['eu-west-1'] },
  });
  expect(sids).toEqual([
    'IrsaReadIam',
    'IrsaReadEks',
    'IrsaReadNodeRoles',
    'IrsaReadOrganization',
  ]);
  expect(resources).toEqual(
    expect.arrayContaining(['pods', 'clusterrolebindings']),
  );
});
