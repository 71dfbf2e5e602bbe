import { chmod, readdir, stat, symlink } from 'node:fs/promises';
import { createMockDirectory } from '@backstage/backend-test-utils';
import {
  MAXIMUM_FILE_BYTES,
  readManifestFile,
  resolveManifestFile,
  writeManifestFile,
} from './manifestFile';

describe('manifestFile', () => {
  const directory = createMockDirectory();
  const workspace = directory.resolve('workspace');

  beforeEach(() => {
    directory.setContent({
      'outside.yaml': 'secret: true\n',
      outside: {},
      workspace: { deploy: { 'sa.yaml': 'a: 1\n' }, 'dir.yaml': {} },
    });
  });

  it.each(['sa.yaml', 'deploy/sa.yaml', 'new/deep/sa.yml', './a/../sa.yaml'])(
    'resolves %s',
    async path => {
      await expect(resolveManifestFile(workspace, path)).resolves.toMatch(
        /workspace\/(deploy\/|new\/deep\/)?sa\.ya?ml$/,
      );
    },
  );

  it.each([
    ['', 'does not end in .yaml or .yml'],
    ['deploy', 'does not end in .yaml or .yml'],
    ['.yaml', 'does not end in .yaml or .yml'],
    ['/etc/sa.yaml', 'is not a relative path'],
    ['a\\sa.yaml', 'is not a relative path'],
    ['a\0.yaml', 'is not a relative path'],
    ['../outside.yaml', 'leads out of the workspace'],
    ['deploy/../../outside.yaml', 'leads out of the workspace'],
    ['dir.yaml', 'it is there and is not a regular file'],
    ['deploy/sa.yaml/x.yaml', 'a file stands where it has a directory'],
  ])('refuses the path %j', async (path, message) => {
    await expect(resolveManifestFile(workspace, path)).rejects.toThrow(message);
  });

  it.each([
    ['a file outside', '../outside.yaml', 'link.yaml', 'link.yaml'],
    ['a directory outside', '../outside', 'link', 'link/sa.yaml'],
    ['a file inside', 'deploy/sa.yaml', 'link.yaml', 'link.yaml'],
    ['nothing', '../nowhere.yaml', 'link.yaml', 'link.yaml'],
  ])(
    'refuses a symbolic link to %s and leaves what is there',
    async (_, target, link, path) => {
      await symlink(target, directory.resolve('workspace', link));
      await expect(resolveManifestFile(workspace, path)).rejects.toMatchObject({
        name: 'NotAllowedError',
        message: expect.stringContaining(JSON.stringify(path)),
      });
      expect(await readdir(directory.resolve('outside'))).toEqual([]);
    },
  );

  it('reads what is there and says when nothing is', async () => {
    const there = directory.resolve('workspace/deploy/sa.yaml');
    await expect(readManifestFile(there, 'sa.yaml')).resolves.toBe('a: 1\n');
    await expect(
      readManifestFile(`${there}.yaml`, 'sa.yaml'),
    ).resolves.toBeUndefined();
  });

  it('refuses a file that is too large or not text', async () => {
    directory.addContent({
      'workspace/fits.yaml': '#'.repeat(MAXIMUM_FILE_BYTES),
      'workspace/large.yaml': '#'.repeat(MAXIMUM_FILE_BYTES + 1),
      'workspace/latin.yaml': Buffer.from([0x61, 0xe9]),
    });
    const read = (path: string) =>
      readManifestFile(directory.resolve('workspace', path), path);
    await expect(read('fits.yaml')).resolves.toHaveLength(MAXIMUM_FILE_BYTES);
    await expect(read('large.yaml')).rejects.toThrow(
      'large.yaml has 1048577 bytes',
    );
    await expect(read('latin.yaml')).rejects.toThrow(
      'latin.yaml is not text in UTF-8',
    );
  });

  it('writes into new directories, keeps permissions and leaves no other file', async () => {
    const file = directory.resolve('workspace/new/deep/sa.yaml');
    await writeManifestFile(file, 'a: 1\n');
    await chmod(file, 0o640);
    await writeManifestFile(file, 'a: 2\n');
    expect((await stat(file)).mode.toString(8)).toBe('100640');
    expect(directory.content({ path: 'workspace/new' })).toEqual({
      deep: { 'sa.yaml': 'a: 2\n' },
    });
  });

  it('leaves no partial file behind when it fails', async () => {
    const file = directory.resolve('workspace/dir.yaml');
    await expect(writeManifestFile(file, 'a: 1\n')).rejects.toThrow();
    expect(directory.content({ path: 'workspace' })).toEqual({
      'dir.yaml': {},
      deploy: { 'sa.yaml': 'a: 1\n' },
    });
  });
});
