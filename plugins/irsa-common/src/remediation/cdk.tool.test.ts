import { spawnSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { Part } from './__testUtils__/part';
import {
  withUsualPolicies,
  writtenFixes,
  writtenIdentities,
} from './__testUtils__/samples';
import { ScratchFolder } from './__testUtils__/scratchFolder';
import { identityDocuments } from './identity/writeIdentity';

/** A folder in whose `node_modules` the libraries of the CDK are. */
const CDK = process.env.IRSA_TEST_CDK;

// The library of the CDK is large.
jest.setTimeout(300_000);

const describeWithCdk = CDK ? describe : describe.skip;

/** A fix is pasted into the constructor of a stack, and its imports go to the top of the file. */
function inStack(fix: string): string {
  const imports = fix.match(/^import .*$/gm) ?? [];
  return [
    `import { Stack } from 'aws-cdk-lib/core';`,
    `import { Construct } from 'constructs';`,
    ...imports,
    'export class Fix extends Stack {',
    '  constructor(scope: Construct, id: string) {',
    '    super(scope, id);',
    fix.replace(/^import .*$/gm, ''),
    '  }',
    '}',
    '',
  ].join('\n');
}

const SYNTH = `
const { App, Stack } = require('aws-cdk-lib');
const app = new App({ analyticsReporting: false });
const templates = process.argv.slice(2).map((file, index) => {
  const [made] = Object.values(require(file));
  const isStack = made.prototype instanceof Stack;
  const stack = isStack ? new made(app, 'Case' + index) : new Stack(app, 'Case' + index);
  if (!isStack) {
    new made(stack, 'Identity');
  }
  return stack.stackName;
});
const { stacks } = app.synth();
process.stdout.write(JSON.stringify(templates.map(name => stacks.find(each => each.stackName === name).template)));
`;

describeWithCdk('what is written for the CDK', () => {
  const folder = new ScratchFolder();
  const fixes = writtenFixes('cdk');
  const identities = writtenIdentities('cdk', 20, withUsualPolicies);
  const files = [
    ...fixes.map(inStack),
    ...identities.map(({ files: [{ content }] }) => content),
  ].map((text, index) => folder.write(`case-${index}.ts`, text));

  beforeAll(() => {
    symlinkSync(
      join(CDK ?? '', 'node_modules'),
      join(folder.path, 'node_modules'),
    );
  });

  afterAll(() => folder.remove());

  it('compiles, and synthesizes to the role that was asked for', () => {
    expect(fixes.length).toBeGreaterThan(5);
    const program = ts.createProgram(files, {
      strict: true,
      noUnusedLocals: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.CommonJS,
      moduleResolution: ts.ModuleResolutionKind.Node10,
      skipLibCheck: true,
      types: [],
      outDir: folder.path,
    });
    const diagnostics = ts
      .getPreEmitDiagnostics(program)
      .map(({ messageText, file }) => ({
        text: file?.text,
        problem: ts.flattenDiagnosticMessageText(messageText, '\n'),
      }));
    expect(diagnostics).toEqual([]);
    program.emit();

    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      [
        folder.write('synth.js', SYNTH),
        ...files.map(file => file.replace(/\.ts$/, '.js')),
      ],
      { cwd: folder.path, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const templates = (JSON.parse(stdout) as unknown[]).map(
      each => new Part(each),
    );
    expect(templates).toHaveLength(files.length);
    identities.forEach(({ spec }, index) => {
      const resources = templates[fixes.length + index]
        .at('Resources')
        .entries()
        .map(([, each]) => each);
      const [role] = resources.filter(
        each => each.at('Type').value === 'AWS::IAM::Role',
      );
      const { trustPolicy, inlinePolicies } = identityDocuments(spec, {
        sizeQuota: 100_000,
      });
      expect(role.at('Properties').value).toMatchObject({
        RoleName: spec.role.name,
        AssumeRolePolicyDocument: trustPolicy,
        ...(inlinePolicies.length > 0 && {
          Policies: inlinePolicies.map(({ name, document }) => ({
            PolicyName: name,
            PolicyDocument: document,
          })),
        }),
      });
    });
  });

  it('is what Prettier would write with single quotes', () => {
    const plain = identities
      .map(({ files: [{ content }] }) => content)
      .filter(isPlain)
      .map((content, index) => folder.write(`plain-${index}.ts`, content));
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      [
        require.resolve('prettier/bin-prettier.js'),
        '--no-config',
        '--single-quote',
        '--list-different',
        ...plain,
      ],
      { encoding: 'utf8' },
    );
    expect(plain.length).toBeGreaterThan(3);
    expect({ status, stdout, stderr }).toEqual({
      status: 0,
      stdout: '',
      stderr: '',
    });
  });
});

/** Prettier counts the width of letters of other scripts in its own way, and that is all. */
function isPlain(text: string): boolean {
  return /^[\n\x20-\x7e]*$/.test(text);
}
