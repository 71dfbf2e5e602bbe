import { execFileSync, spawnSync } from 'node:child_process';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { parse, parseAllDocuments } from 'yaml';
import { createWriteServiceAccountAction } from './writeServiceAccount';

// `npm test` names the one that it looked for.
const KUBECTL = process.env.IRSA_TEST_KUBECTL ?? 'kubectl';
const hasKubectl = spawnSync(KUBECTL, ['kustomize', '--help']).status === 0;
const describeWithKubectl = hasKubectl ? describe : describe.skip;

const ROLE = 'arn:aws:iam::111122223333:role/refunds';
const HELPER = 'arn:aws:iam::111122223333:role/helper';

/** A base without a namespace, as most are, with two service accounts that look alike. */
const BASE = `apiVersion: v1
kind: ServiceAccount
metadata:
  name: refunds
---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: refunds-helper
  annotations:
    eks.amazonaws.com/role-arn: ${HELPER}
`;

describeWithKubectl('the patch, as Kustomize applies it', () => {
  const directory = createMockDirectory();

  it.each([
    ['with the namespace of the overlay', 'namespace: shop\n'],
    ['without any namespace', ''],
    ['with a prefix for names', 'namePrefix: blue-\nnamespace: shop\n'],
  ])('gives one service account its role, %s', async (_, settings) => {
    directory.setContent({
      base: { 'sa.yaml': BASE, 'kustomization.yaml': 'resources: [sa.yaml]\n' },
      overlay: { 'kustomization.yaml': `resources: [../base]\n${settings}` },
    });
    await createWriteServiceAccountAction().handler(
      createMockActionContext({
        workspacePath: directory.path,
        input: {
          namespace: 'shop',
          name: 'refunds',
          roleArn: ROLE,
          path: 'overlay/role.yaml',
          form: 'kustomize-patch',
        },
      }),
    );
    const rendered = execFileSync(
      KUBECTL,
      ['kustomize', directory.resolve('overlay')],
      { encoding: 'utf8' },
    );
    const { namespace, namePrefix = '' } = parse(settings) ?? {};
    expect(
      parseAllDocuments(rendered).map(each => each.toJS().metadata),
    ).toEqual([
      {
        name: `${namePrefix}refunds`,
        ...(namespace && { namespace }),
        annotations: { 'eks.amazonaws.com/role-arn': ROLE },
      },
      {
        name: `${namePrefix}refunds-helper`,
        ...(namespace && { namespace }),
        annotations: { 'eks.amazonaws.com/role-arn': HELPER },
      },
    ]);
  });
});
