import { parseAllDocuments } from 'yaml';
import { readServiceAccountIdentity } from './serviceAccountIdentity';
import {
  writeServiceAccountManifest,
  WriteOptions,
} from './serviceAccountManifest';

const ROLE = 'arn:aws:iam::111122223333:role/refunds';
const OTHER_ROLE = 'arn:aws:iam::111122223333:role/ledger';

function write(
  existing: string | undefined,
  input: Partial<Parameters<typeof readServiceAccountIdentity>[0]> = {},
  options: Partial<WriteOptions> = {},
) {
  return writeServiceAccountManifest(
    existing,
    readServiceAccountIdentity({
      namespace: 'payments',
      name: 'refunds',
      roleArn: ROLE,
      ...input,
    }),
    { file: 'sa.yaml', replaceRole: false, ...options },
  );
}

function lines(...each: string[]): string {
  return `${each.join('\n')}\n`;
}

const BARE = lines(
  'apiVersion: v1',
  'kind: ServiceAccount',
  'metadata:',
  '  name: refunds',
  '  namespace: payments',
);

const ANNOTATED = `${BARE}  annotations:\n    eks.amazonaws.com/role-arn: ${ROLE}\n`;

describe('writeServiceAccountManifest', () => {
  describe('a new manifest', () => {
    it.each([undefined, '', ' \n'])('is created from %j', existing => {
      expect(write(existing)).toEqual({
        text: ANNOTATED,
        manifest: ANNOTATED,
        outcome: 'created',
      });
    });

    it('has audience, prefix and labels where they are given', () => {
      const { text } = write(undefined, {
        audience: 'on-prem',
        annotationPrefix: 'irsa.example.com',
        labels: { team: 'payments' },
      });
      expect(text).toBe(
        lines(
          'apiVersion: v1',
          'kind: ServiceAccount',
          'metadata:',
          '  name: refunds',
          '  namespace: payments',
          '  annotations:',
          `    irsa.example.com/role-arn: ${ROLE}`,
          '    irsa.example.com/audience: on-prem',
          '  labels:',
          '    team: payments',
        ),
      );
    });

    it('is text throughout in YAML 1.1, which Kubernetes reads', () => {
      const { text } = write(undefined, {
        namespace: 'on',
        name: '12',
        audience: 'yes',
        labels: { y: 'no', off: '1e3', date: '2024-01-01', octal: '017' },
      });
      const [document] = parseAllDocuments(text, { version: '1.1' });
      expect(document.toJS().metadata).toEqual({
        namespace: 'on',
        name: '12',
        annotations: {
          'eks.amazonaws.com/role-arn': ROLE,
          'eks.amazonaws.com/audience': 'yes',
        },
        labels: { y: 'no', off: '1e3', date: '2024-01-01', octal: '017' },
      });
    });

    it('goes behind the documents of a file that has no such service account', () => {
      const other = lines('# The queue.', 'kind: Queue', 'spec: {a:   1}');
      expect(write(other)).toEqual({
        text: `${other}---\n${ANNOTATED}`,
        manifest: `---\n${ANNOTATED}`,
        outcome: 'added',
      });
    });

    it.each([
      ['comments only', '# nothing yet', `# nothing yet\n${ANNOTATED}`],
      ['an end that is open', 'a: 1\n---\n', `a: 1\n---\n${ANNOTATED}`],
      ['no line break', 'a: 1', `a: 1\n---\n${ANNOTATED}`],
      ['a null', 'null\n', `null\n---\n${ANNOTATED}`],
      [
        'line breaks of Windows',
        'a: 1\r\n',
        `a: 1\r\n---\r\n${ANNOTATED.replace(/\n/g, '\r\n')}`,
      ],
    ])('goes behind a file of %s', (_, existing, expected) => {
      expect(write(existing).text).toBe(expected);
    });

    it.each([
      ['another name', BARE.replace('refunds', 'ledger')],
      ['another namespace', BARE.replace('payments', 'billing')],
      ['another API', BARE.replace('v1', 'example.com/v1')],
      ['a generated name', BARE.replace('name:', 'generateName:')],
      ['another kind', BARE.replace('ServiceAccount', 'ConfigMap')],
    ])('leaves an object of %s alone', (_, existing) => {
      expect(write(existing)).toEqual(
        expect.objectContaining({
          text: `${existing}---\n${ANNOTATED}`,
          outcome: 'added',
        }),
      );
    });
  });

  describe('an existing manifest', () => {
    it('gets one line and keeps everything else to the letter', () => {
      const existing = lines(
        '# Owned by payments.',
        'apiVersion: v1',
        'kind:   ServiceAccount   # sic',
        '',
        '',
        'imagePullSecrets:',
        '- name: "registry"',
        'metadata:',
        '    labels: {team:   payments}',
        '    annotations:',
        '        # Who to call.',
        "        owner: 'payments'   # or its deputy",
        '        note: >-',
        '          two',
        '          lines',
        '    # The name.',
        '    name: refunds # of the worker',
        '    namespace: payments',
        '---',
        'kind: Queue',
        'spec:   {a: 1}',
      );
      const { text, outcome } = write(existing);
      expect(outcome).toBe('updated');
      expect(text).toBe(
        existing.replace(
          '          lines\n',
          `          lines\n        eks.amazonaws.com/role-arn: ${ROLE}\n`,
        ),
      );
    });

    it.each([
      ['no annotations', BARE, ANNOTATED],
      [
        'annotations that are left out',
        `${BARE}  annotations: # none\n  labels:\n    a: b\n`,
        `${BARE}  annotations: # none\n    eks.amazonaws.com/role-arn: ${ROLE}\n  labels:\n    a: b\n`,
      ],
      [
        'an empty mapping',
        `${BARE}  annotations: {} # none\n`,
        `${BARE}  annotations:\n    eks.amazonaws.com/role-arn: ${ROLE} # none\n`,
      ],
      [
        'a null',
        `${BARE}  annotations: ~\n`,
        `${BARE}  annotations:\n    eks.amazonaws.com/role-arn: ${ROLE}\n`,
      ],
      [
        'annotations in braces',
        `${BARE}  annotations: {a: b}\n`,
        `${BARE}  annotations: {a: b, "eks.amazonaws.com/role-arn": "${ROLE}"}\n`,
      ],
      [
        'a role without a value',
        `${BARE}  annotations:\n    eks.amazonaws.com/role-arn: # to do\n    a: b\n`,
        `${BARE}  annotations:\n    eks.amazonaws.com/role-arn: ${ROLE} # to do\n    a: b\n`,
      ],
      [
        'an empty role',
        `${BARE}  annotations:\n    eks.amazonaws.com/role-arn: ""\n`,
        ANNOTATED,
      ],
      [
        'braces throughout',
        '{apiVersion: v1, kind: ServiceAccount, metadata: {name: refunds, annotations: , namespace: payments}}\n',
        `{apiVersion: v1, kind: ServiceAccount, metadata: {name: refunds, annotations: { "eks.amazonaws.com/role-arn": "${ROLE}" }, namespace: payments}}\n`,
      ],
      ['no line break at the end', BARE.trimEnd(), ANNOTATED.trimEnd()],
      [
        'line breaks of Windows',
        BARE.replace(/\n/g, '\r\n'),
        ANNOTATED.replace(/\n/g, '\r\n'),
      ],
      ['a byte order mark', `\uFEFF${BARE}`, `\uFEFF${ANNOTATED}`],
      [
        'no namespace, which it gets when it is applied',
        BARE.replace('  namespace: payments\n', ''),
        ANNOTATED.replace('  namespace: payments\n', ''),
      ],
    ])('with %s is completed', (_, existing, expected) => {
      expect(write(existing)).toEqual(
        expect.objectContaining({ text: expected, outcome: 'updated' }),
      );
    });

    it('stays JSON where it is JSON', () => {
      const existing = JSON.stringify(
        {
          apiVersion: 'v1',
          kind: 'ServiceAccount',
          metadata: { name: 'refunds', namespace: 'payments' },
        },
        null,
        2,
      );
      const { text } = write(existing, { labels: { a: 'b' } });
      expect(JSON.parse(text)).toEqual({
        apiVersion: 'v1',
        kind: 'ServiceAccount',
        metadata: {
          name: 'refunds',
          namespace: 'payments',
          annotations: { 'eks.amazonaws.com/role-arn': ROLE },
          labels: { a: 'b' },
        },
      });
    });

    it.each(['List', 'ServiceAccountList'])(
      'is found as an item of a %s',
      kind => {
        const item = (name: string) => [
          '- apiVersion: v1',
          '  kind: ServiceAccount',
          '  metadata:',
          `    name: ${name}`,
          '    namespace: payments',
        ];
        const head = ['apiVersion: v1', `kind: ${kind}`, 'items:'];
        expect(
          write(lines(...head, ...item('refunds'), ...item('ledger'))).text,
        ).toBe(
          lines(
            ...head,
            ...item('refunds'),
            '    annotations:',
            `      eks.amazonaws.com/role-arn: ${ROLE}`,
            ...item('ledger'),
          ),
        );
      },
    );

    it('is chosen by its namespace among others of its name', () => {
      const other = ANNOTATED.replace('payments', 'billing').replace(
        ROLE,
        OTHER_ROLE,
      );
      expect(write(`${other}---\n${BARE}`)).toEqual({
        text: `${other}---\n${ANNOTATED}`,
        manifest: `---\n${ANNOTATED}`,
        outcome: 'updated',
      });
    });

    it('is not changed a second time', () => {
      const input = { audience: 'on-prem', labels: { a: 'b' } };
      const { text } = write(`a: 1\n---\n${BARE}`, input);
      expect(write(text, input)).toEqual(
        expect.objectContaining({ text, outcome: 'unchanged' }),
      );
    });
  });

  describe('a conflict', () => {
    const existing = ANNOTATED.replace(ROLE, `"${OTHER_ROLE}" # for now`);

    it('names both roles and what to do', () => {
      expect(() => write(existing)).toThrow(
        expect.objectContaining({
          name: 'ConflictError',
          message: `ServiceAccount payments/refunds in sa.yaml, line 1, already has the role ${OTHER_ROLE}, and this step wants ${ROLE}. Set replaceRole: true to replace it, or correct roleArn.`,
        }),
      );
    });

    it('is settled by replaceRole, for the role and the audience', () => {
      expect(
        write(
          `${existing}    eks.amazonaws.com/audience: old\n`,
          { audience: 'new' },
          { replaceRole: true },
        ).text,
      ).toBe(
        `${ANNOTATED.trimEnd()} # for now\n    eks.amazonaws.com/audience: new\n`,
      );
    });

    it('about an audience or a label is one as well', () => {
      expect(() =>
        write(`${ANNOTATED}    eks.amazonaws.com/audience: old\n`, {
          audience: 'new',
        }),
      ).toThrow(/audience: old, and this step wants new/);
      expect(() =>
        write(
          `${BARE}  labels:\n    a: c\n`,
          { labels: { a: 'b' } },
          { replaceRole: true },
        ),
      ).toThrow(/label a: c, and this step wants b/);
    });

    it('leaves an audience that the step says nothing about', () => {
      const text = `${ANNOTATED}    eks.amazonaws.com/audience: old\n`;
      expect(write(text).outcome).toBe('unchanged');
    });

    it('is also two manifests of one service account', () => {
      expect(() => write(`${BARE}---\n${BARE}`)).toThrow(
        expect.objectContaining({
          name: 'ConflictError',
          message: expect.stringContaining('2 times, at lines 1, 7'),
        }),
      );
    });
  });

  describe('hostile or broken YAML', () => {
    it.each([
      ['broken YAML', 'a: }\n', 'sa.yaml is not valid YAML at line 1'],
      [
        'a Helm template',
        `${BARE}  labels:\n{{ include "x" . | nindent 4 }}\n`,
        'It looks like a template',
      ],
      [
        'a name that a template fills in',
        BARE.replace('refunds', '{{ .Values.name }}'),
        'has a name that is not text. It looks like a template',
      ],
      [
        'a namespace that is a number',
        BARE.replace('payments', '12'),
        'has a namespace that is not text. Put it in quotes',
      ],
      [
        'annotations that are a list',
        `${BARE}  annotations:\n  - a\n`,
        'annotations that are not a mapping',
      ],
      [
        'a role that is no text',
        `${BARE}  annotations:\n    eks.amazonaws.com/role-arn: [a]\n`,
        'eks.amazonaws.com/role-arn is not text',
      ],
      [
        'a repeated annotation',
        `${ANNOTATED}    eks.amazonaws.com/role-arn: ${ROLE}\n`,
        "'eks.amazonaws.com/role-arn' twice in its annotations",
      ],
      [
        'a repeated metadata',
        `${BARE}metadata: {}\n`,
        "'metadata' twice in its manifest",
      ],
      [
        'annotations through an alias',
        `x: &x {a: b}\n${BARE}  annotations: *x\n`,
        'shares its annotations',
      ],
      [
        'annotations that others refer to',
        `${BARE}  annotations: &x {a: b}\nx: *x\n`,
        'shares its annotations',
      ],
      [
        'a merge key',
        `x: &x {a: b}\n${BARE}  annotations:\n    <<: *x\n`,
        'merge key',
      ],
      ['a merged name', `x: &x {a: b}\n${BARE}  <<: *x\n`, 'merge key'],
      [
        'a role that others refer to',
        `${BARE}  annotations:\n    eks.amazonaws.com/role-arn: &r ''\n  labels:\n    x: *r\n`,
        '(*r)',
      ],
      [
        'a key in the long form, which cannot be extended line by line',
        lines(
          'apiVersion: v1',
          'kind: ServiceAccount',
          'metadata:',
          '  ? name',
          '  : refunds',
        ),
        'cannot be edited safely',
      ],
    ])('%s is refused', (_, existing, message) => {
      expect(() => write(existing)).toThrow(
        expect.objectContaining({
          name: 'InputError',
          message: expect.stringContaining(message),
        }),
      );
    });

    it('a nest of aliases is never expanded', () => {
      const bomb = [
        'a0: &a0 [x]',
        ...Array.from({ length: 40 }, (_, level) => {
          const below = `*a${level}`;
          return `a${level + 1}: &a${level + 1} [${Array(10)
            .fill(below)
            .join(', ')}]`;
        }),
      ];
      expect(write(`${lines(...bomb)}---\n${BARE}`).text).toBe(
        `${lines(...bomb)}---\n${ANNOTATED}`,
      );
    });

    it('a List that holds itself is read once', () => {
      const list = lines(
        '&list',
        'apiVersion: v1',
        'kind: List',
        'items:',
        '- *list',
      );
      expect(write(`--- ${list}---\n${BARE}`).text).toBe(
        `--- ${list}---\n${ANNOTATED}`,
      );
    });

    it('deep nesting is an error and no crash', () => {
      const deep = `a: ${'{a: '.repeat(5_000)}${'}'.repeat(5_000)}\n`;
      expect(() => write(`${deep}---\n${BARE}`)).toThrow(
        'sa.yaml is nested too deeply to be read, at line 1.',
      );
    });
  });

  it('changes nothing but what it is asked for, in any layout', () => {
    const layouts = manifestLayouts();
    expect(layouts.length).toBeGreaterThan(500);
    for (const existing of layouts) {
      const before = parseAllDocuments(existing).map(each => each.toJS());
      const { text } = write(
        existing,
        { labels: { team: 'a' } },
        { replaceRole: true },
      );
      const after = parseAllDocuments(text).map(each => each.toJS());
      const account = before[1].items?.[1] ?? before[1];
      account.metadata.annotations = {
        ...account.metadata.annotations,
        'eks.amazonaws.com/role-arn': ROLE,
      };
      account.metadata.labels = { ...account.metadata.labels, team: 'a' };
      expect({ existing, after }).toEqual({ existing, after: before });

      const kept = existing
        .split(/\r?\n/)
        .filter(line => !/role-arn|annotations|labels|metadata/.test(line));
      expect(text.split(/\r?\n/)).toEqual(expect.arrayContaining(kept));
    }
  });
});

/** Every combination of ways in which people write the parts of a manifest. */
function manifestLayouts(): string[] {
  const sections = (key: string, existingKey: string, indent: string) => [
    [],
    [`${key}:`],
    [`${key}: {}`],
    [`${key}: {x: "1"} # why`],
    [`${key}:`, `${indent}# first`, `${indent}x: "1"   # why`],
    [
      `${key}:`,
      `${indent}${existingKey}: 'old' # why`,
      `${indent}z: |`,
      `${indent}  a`,
      '',
      `${indent}  b`,
    ],
  ];
  const layouts: string[] = [];
  for (const indent of ['  ', '    ']) {
    for (const annotations of sections(
      'annotations',
      'eks.amazonaws.com/role-arn',
      indent,
    )) {
      for (const labels of sections('labels', 'x', indent)) {
        for (const nameFirst of [true, false]) {
          const name = ['name: refunds # who', 'namespace: payments'];
          const metadata = nameFirst
            ? [...name, ...annotations, ...labels]
            : [...labels, ...annotations, ...name];
          const account = [
            'kind: ServiceAccount',
            'apiVersion: v1',
            'metadata: # of it',
            ...metadata.map(line => (line ? `${indent}${line}` : '')),
          ];
          const list = [
            'apiVersion: v1',
            'kind: List',
            'items:',
            '- kind: Queue',
            ...account.map(
              (line, index) => line && `${index === 0 ? '- ' : '  '}${line}`,
            ),
          ];
          for (const document of [account, list]) {
            for (const tail of [[], ['automount: false  # sic']]) {
              for (const lineBreak of ['\n', '\r\n']) {
                const text = [
                  '# head',
                  'a:   1',
                  '---',
                  ...document,
                  ...(document === account ? tail : []),
                  '---',
                  'b: [1,2]',
                ].join(lineBreak);
                layouts.push(text);
              }
            }
          }
        }
      }
    }
  }
  return layouts;
}
