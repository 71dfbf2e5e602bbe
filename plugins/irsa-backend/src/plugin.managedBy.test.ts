import { resolve } from 'node:path';
import {
  FindingPage,
  ReportedFinding,
  RoleDetail,
  RolePage,
} from 'backstage-plugin-irsa-common';
import { demoEntities } from './__testUtils__/demoCatalog';
import { ALICE, ready, startPlugin } from './__testUtils__/startPlugin';

const FLEET = resolve(__dirname, '../../../examples/fleet');

jest.setTimeout(60_000);

it('says of roles, and of findings whose fix changes one, which tool manages them by a tag', async () => {
  const { as } = await ready(
    await startPlugin(FLEET, {}, { entities: demoEntities('components') }),
  );
  const get = async <Answer>(path: string): Promise<Answer> => {
    const response = await as(ALICE).get(path);
    expect([path, response.status]).toEqual([path, 200]);
    return response.body;
  };
  const { items } = await get<RolePage>('/roles?limit=200');
  const byTool = new Map<string, string[]>();
  for (const { arn, managedBy } of items) {
    const tool = managedBy?.tool ?? 'none';
    byTool.set(tool, [...(byTool.get(tool) ?? []), arn]);
  }
  expect([...byTool.keys()].sort()).toEqual(['eksctl', 'none', 'terraform']);

  const [made] = byTool.get('eksctl') ?? [];
  const role = await get<RoleDetail>(`/roles/${encodeURIComponent(made)}`);
  expect(role.managedBy).toEqual({
    tool: 'eksctl',
    tag: expect.stringMatching(/^aws:cloudformation:stack-name=eksctl-/),
  });

  // The subject is a service account; what its fix changes is the role.
  const page = await get<FindingPage>(
    '/findings?entityRef=component:default/refund-worker&checkId=IRSA-TR-002',
  );
  const finding = await get<ReportedFinding>(`/findings/${page.items[0].id}`);
  expect(finding.managedBy).toEqual({
    tool: 'terraform',
    tag: 'ManagedBy=terraform',
  });
});
