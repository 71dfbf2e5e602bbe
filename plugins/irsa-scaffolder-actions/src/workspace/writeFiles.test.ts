import { createMockDirectory } from '@backstage/backend-test-utils';
import { writeFiles } from './writeFiles';

describe('writeFiles', () => {
  const directory = createMockDirectory();
  const content = () => directory.content({ shouldReadAsText: () => true });

  it('says which files it wrote, and leaves those that are as they should be', async () => {
    directory.setContent({ same: 'one', other: 'two' });
    await expect(
      writeFiles(
        directory.path,
        [
          { path: 'same', content: 'one' },
          { path: 'other', content: 'three' },
          { path: 'new/file', content: 'four' },
        ],
        true,
      ),
    ).resolves.toEqual(['other', 'new/file']);
    expect(content()).toEqual({
      same: 'one',
      other: 'three',
      new: { file: 'four' },
    });
  });

  it('takes back what it wrote when a later file cannot be written', async () => {
    directory.setContent({ kept: 'before' });
    await expect(
      writeFiles(
        directory.path,
        [
          { path: 'kept', content: 'after' },
          { path: 'new', content: 'file' },
          { path: 'new/inside', content: 'impossible' },
        ],
        true,
      ),
    ).rejects.toThrow();
    expect(content()).toEqual({ kept: 'before' });
  });
});
