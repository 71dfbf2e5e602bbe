import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { root } from './paths.mjs';
import { readManifests, workspaceClosure } from './workspaces.mjs';

describe('workspaces', () => {
  it('finds every manifest of this repository', () => {
    const directories = readManifests(root).map(entry => entry.directory);
    for (const directory of ['.', 'packages/app', 'plugins/irsa-backend']) {
      assert.ok(directories.includes(directory), directory);
    }
  });

  it('follows dependencies between workspaces, circles too', () => {
    const entry = (name, ...dependencies) => ({
      directory: `plugins/${name}`,
      manifest: {
        name,
        dependencies: Object.fromEntries(
          dependencies.map(dependency => [dependency, '*']),
        ),
      },
    });
    const manifests = [
      entry('app', 'frontend', 'react'),
      entry('frontend', 'common'),
      entry('common', 'frontend'),
      entry('backend', 'common'),
    ];
    assert.deepEqual(workspaceClosure(manifests, 'app'), [
      'plugins/app',
      'plugins/common',
      'plugins/frontend',
    ]);
  });
});
