import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import {
  withUsualPolicies,
  writtenFixes,
  writtenIdentities,
} from './__testUtils__/samples';
import { ScratchFolder } from './__testUtils__/scratchFolder';

/** The folder of programs in which cfn-lint is. */
const TOOLS = process.env.IRSA_TEST_PYTHON_TOOLS;

// cfn-lint reads the descriptions of all types first.
jest.setTimeout(300_000);

const describeWithCfnLint = TOOLS ? describe : describe.skip;

interface Finding {
  readonly Filename: string;
  readonly Message: string;
  readonly Rule: { readonly Id: string };
}

/** What cfn-lint says of templates. */
function lint(texts: readonly string[]): string[] {
  const folder = new ScratchFolder();
  try {
    const files = texts.map((text, index) =>
      folder.write(`${index}.yaml`, text),
    );
    const { stdout, stderr } = spawnSync(
      join(TOOLS ?? '', 'cfn-lint'),
      ['--format', 'json', '--regions', 'eu-west-1', '--', ...files],
      { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
    );
    if (stderr !== '') {
      throw new Error(stderr);
    }
    return (JSON.parse(stdout) as Finding[]).map(
      ({ Filename, Message, Rule }) =>
        `${Rule.Id} ${Message}\n${texts[files.indexOf(Filename)]}`,
    );
  } finally {
    folder.remove();
  }
}

describeWithCfnLint('what is written for CloudFormation', () => {
  it('is valid for cfn-lint', () => {
    const fixes = writtenFixes('cloudformation');
    const identities = writtenIdentities(
      'cloudformation',
      40,
      withUsualPolicies,
    ).map(({ files: [{ content }] }) => content);
    expect(fixes.length).toBeGreaterThan(5);
    expect(lint([...fixes, ...identities])).toEqual([]);
  });

  it('is refused by cfn-lint when a property is none', () => {
    const [{ files }] = writtenIdentities(
      'cloudformation',
      1,
      withUsualPolicies,
    );
    expect(lint([files[0].content.replace('RoleName', 'Name')])).toEqual([
      expect.stringContaining("'Name' was unexpected"),
    ]);
  });
});
