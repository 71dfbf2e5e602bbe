import { parse } from 'yaml';
import { setServiceAccount, WorkloadReference } from './workloadServiceAccount';

const set = (
  text: string,
  workload: Partial<WorkloadReference> = {},
  replace = false,
) =>
  setServiceAccount(
    text,
    { name: 'api', namespace: 'shop', file: 'app.yaml', ...workload },
    'refunds',
    replace,
  );

const template = (indent: string) =>
  [
    'template:',
    '  metadata: {labels: {app: api}}',
    '  spec:',
    '    a:   1 # sic',
  ]
    .map(line => `${indent}${line}\n`)
    .join('');
const objectOf = (apiVersion: string, kind: string, spec: string) =>
  `# head\napiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: api\nspec:\n${spec}`;
const DEPLOYMENT = objectOf('apps/v1', 'Deployment', template('  '));
const POD = { a: 1, serviceAccountName: 'refunds' };

describe('setServiceAccount', () => {
  it.each([
    ['apps/v1', 'Deployment'],
    ['apps/v1', 'StatefulSet'],
    ['apps/v1', 'DaemonSet'],
    ['apps/v1', 'ReplicaSet'],
    ['batch/v1', 'Job'],
    ['v1', 'ReplicationController'],
    ['argoproj.io/v1alpha1', 'Rollout'],
    ['serving.knative.dev/v1', 'Service'],
  ])('sets it in %s %s and keeps every other line', (apiVersion, kind) => {
    const existing = objectOf(apiVersion, kind, template('  '));
    const text = set(existing);
    expect(text).toBe(`${existing}      serviceAccountName: refunds\n`);
    expect(parse(text).spec.template.spec).toEqual(POD);
    expect(set(text)).toBe(text);
    expect(set(existing, { kind })).toBe(text);
  });

  it('sets it in a CronJob and in a Pod', () => {
    const cronJob = objectOf(
      'batch/v1',
      'CronJob',
      `  jobTemplate:\n    spec:\n${template('      ')}`,
    );
    expect(parse(set(cronJob)).spec.jobTemplate.spec.template.spec).toEqual(
      POD,
    );
    expect(parse(set(objectOf('v1', 'Pod', '  a: 1\n'))).spec).toEqual(POD);
  });

  it('takes the place of no service account, of default and of an empty name', () => {
    for (const name of ['default # none', '""', '']) {
      const existing = `${DEPLOYMENT}      serviceAccountName: ${name}\n`;
      expect(parse(set(existing)).spec.template.spec).toEqual(POD);
    }
  });

  it('sets the former name of the field along with it', () => {
    expect(
      parse(set(`${DEPLOYMENT}      serviceAccount: default\n`)).spec.template
        .spec,
    ).toEqual({ ...POD, serviceAccount: 'refunds' });
  });

  it('takes another service account away only when told', () => {
    const existing = `${DEPLOYMENT}      serviceAccountName: ledger # shared\n`;
    expect(() => set(existing)).toThrow(
      expect.objectContaining({
        name: 'ConflictError',
        message:
          'Deployment shop/api in app.yaml, line 2, runs as ledger (serviceAccountName, line 11), and this step wants refunds. Set replaceServiceAccount: true for this workload to replace it, or correct name.',
      }),
    );
    expect(set(existing, {}, true)).toBe(existing.replace('ledger', 'refunds'));
  });

  it('chooses by kind and namespace', () => {
    const other = DEPLOYMENT.replace('name: api', 'name: api\n  namespace: a');
    const job = objectOf('batch/v1', 'Job', template('  '));
    const file = `${other}---\n${DEPLOYMENT}---\n${job}`;
    expect(set(file, { kind: 'Job' })).toBe(
      `${file}      serviceAccountName: refunds\n`,
    );
    expect(() => set(file)).toThrow(
      'app.yaml has 2 of workload shop/api: Deployment, line 14; Job, line 25. Name its kind',
    );
  });

  it('finds an item of a List', () => {
    const items = DEPLOYMENT.replace('# head\n', '')
      .trimEnd()
      .split('\n')
      .map((line, index) => `${index === 0 ? '- ' : '  '}${line}\n`)
      .join('');
    const list = `apiVersion: v1\nkind: List\nitems:\n${items}`;
    expect(parse(set(list)).items[0].spec.template.spec).toEqual(POD);
  });

  it.each([
    ['none', 'kind: Queue\n', 'It has no workload of that kind'],
    [
      'another name',
      DEPLOYMENT.replace('name: api', 'name: web'),
      'app.yaml has no workload shop/api. It has Deployment web, line 2.',
    ],
    [
      'a Service of Kubernetes',
      objectOf('v1', 'Service', template('  ')),
      'has no workload',
    ],
    [
      'a Rollout of a Deployment',
      objectOf('argoproj.io/v1alpha1', 'Rollout', '  workloadRef: {name: a}\n'),
      'has no spec.template.spec, so there are no pods of its own to set. Where it takes them from a Deployment (workloadRef)',
    ],
    [
      'pods through an alias',
      `x: &x {a: 1}\n---\n${objectOf(
        'apps/v1',
        'Deployment',
        '  y: &y {spec: {a: 1}}\n  template: *y\n',
      )}`,
      'shares its template',
    ],
    [
      'a template',
      DEPLOYMENT.replace('name: api', 'name: {{ include "name" . }}'),
      'It looks like a template',
    ],
  ])('refuses %s', (_, text, message) => {
    expect(() => set(text)).toThrow(message);
  });
});
