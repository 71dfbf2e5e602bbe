import { parse } from 'yaml';
import { writeHelmValues } from './helmValues';
import { readServiceAccountIdentity } from './serviceAccountIdentity';

const ROLE = 'arn:aws:iam::111122223333:role/refunds';
const OTHER_ROLE = 'arn:aws:iam::111122223333:role/ledger';

function write(
  existing: string | undefined,
  options: { valuesKey?: string; replaceRole?: boolean } = {},
) {
  return writeHelmValues(
    existing,
    readServiceAccountIdentity({
      namespace: 'payments',
      name: 'refunds',
      roleArn: ROLE,
    }),
    { file: 'values.yaml', replaceRole: false, ...options },
  );
}

const NEW = `serviceAccount:
  create: true
  annotations:
    eks.amazonaws.com/role-arn: ${ROLE}
  name: refunds
`;

/** What `helm create` writes. */
const SCAFFOLD = `# Default values for refunds.
replicaCount: 1

serviceAccount:
  # Specifies whether a service account should be created
  create: true
  # Automatically mount a ServiceAccount's API credentials?
  automount: true
  # Annotations to add to the service account
  annotations: {}
  # The name of the service account to use.
  name: ""

podAnnotations: {}
`;

describe('writeHelmValues', () => {
  it('fills in what helm create leaves empty, and nothing else', () => {
    const { text, outcome } = write(SCAFFOLD);
    expect(outcome).toBe('updated');
    expect(text).toBe(
      SCAFFOLD.replace(
        'annotations: {}\n  #',
        `annotations:\n    eks.amazonaws.com/role-arn: ${ROLE}\n  #`,
      ).replace('name: ""', 'name: refunds'),
    );
    expect(write(text)).toMatchObject({ text, outcome: 'unchanged' });
  });

  it.each([
    ['nothing', undefined, NEW],
    ['an empty file', '', NEW],
    ['comments', '# values\n', `# values\n${NEW}`],
    ['an empty mapping', '{}\n', `${NEW}\n`],
    ['other values', 'a: 1 # one\n', `a: 1 # one\n${NEW}`],
    ['an empty section', 'serviceAccount:\na: 1\n', `${NEW}a: 1\n`],
    [
      'an indent of four',
      'image:\n    tag: "1"\n',
      `image:\n    tag: "1"\n${NEW.replace(/^ +/gm, '$&$&')}`,
    ],
    [
      'line breaks of Windows',
      'a: 1\r\n',
      `a: 1\r\n${NEW.replace(/\n/g, '\r\n')}`,
    ],
    ['a byte order mark', '\uFEFFa: 1\n', `\uFEFFa: 1\n${NEW}`],
  ])('adds a section to %s', (_, existing, expected) => {
    const { text } = write(existing);
    expect(text).toBe(expected);
    expect(write(text).outcome).toBe('unchanged');
  });

  it('stays JSON where it is JSON', () => {
    const { text } = write('{"a": 1, "serviceAccount": {"create": true}}\n');
    expect(JSON.parse(text)).toEqual({
      a: 1,
      serviceAccount: {
        create: true,
        annotations: { 'eks.amazonaws.com/role-arn': ROLE },
        name: 'refunds',
      },
    });
  });

  it('finds a section within another one', () => {
    const { text } = write('api:\n  image: x\n  serviceAccount:\n    a: 1\n', {
      valuesKey: 'api.serviceAccount',
    });
    expect(text).toBe(
      `api:\n  image: x\n  serviceAccount:\n    a: 1\n    annotations:\n      eks.amazonaws.com/role-arn: ${ROLE}\n    name: refunds\n`,
    );
    expect(
      parse(write('a: 1\n', { valuesKey: 'api.serviceAccount' }).text),
    ).toEqual({ a: 1, api: parse(NEW) });
  });

  it('replaces a role only when told', () => {
    const existing = NEW.replace(ROLE, `${OTHER_ROLE} # for now`);
    expect(() => write(existing)).toThrow(
      expect.objectContaining({
        name: 'ConflictError',
        message: `serviceAccount in values.yaml, line 2, already has the role ${OTHER_ROLE}, and this step wants ${ROLE}. Set replaceRole: true to replace it, or correct roleArn.`,
      }),
    );
    expect(write(existing, { replaceRole: true }).text).toBe(
      NEW.replace(ROLE, `${ROLE} # for now`),
    );
  });

  it.each([
    [
      'another name',
      NEW.replace('name: refunds', 'name: ledger'),
      'line 2, already has name: ledger, and this step wants refunds. Correct name',
    ],
    [
      'a chart that does not create the service account',
      NEW.replace('create: true', 'create: false'),
      'has create: false, so the chart does not create',
    ],
    [
      'a section that is a text',
      'serviceAccount: refunds\n',
      'serviceAccount in values.yaml has serviceAccount that are not a mapping',
    ],
    ['a list', '- a\n', 'values.yaml does not hold Helm values'],
    ['two documents', 'a: 1\n---\nb: 1\n', 'values.yaml has 2 YAML documents'],
    ['broken YAML', 'a: }\n', 'values.yaml is not valid YAML at line 1'],
    [
      'a template',
      'a:\n{{ include "x" . }}\n',
      'values.yaml is not valid YAML at line 2',
    ],
    [
      'a section that others refer to',
      `${NEW.replace(ROLE, '""').replace(':', ': &s')}b: *s\n`,
      'shares its serviceAccount',
    ],
    [
      'a section twice',
      `${NEW}${NEW}`,
      "has 'serviceAccount' twice in its values",
    ],
    [
      'a name that is no text',
      'serviceAccount:\n  name: [a]\n',
      'has serviceAccount in which name is not text',
    ],
  ])('refuses %s', (_, existing, message) => {
    expect(() => write(existing)).toThrow(message);
  });
});
