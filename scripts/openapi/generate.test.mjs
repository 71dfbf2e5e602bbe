import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compareSchemas } from './lib/generate.mjs';

describe('yarn docs:openapi', () => {
  const { now, isCurrent } = compareSchemas();
  const schemas = JSON.parse(now);

  it('finds the schemas as the types have them', () => {
    assert.ok(isCurrent, 'Run `yarn docs:openapi`.');
  });

  it('names every schema that another one needs, in a way that OpenAPI allows', () => {
    for (const [, name] of now.matchAll(/"\$ref": "([^"]+)"/g)) {
      assert.ok(name.startsWith('#/components/schemas/'), name);
      assert.ok(schemas[name.split('/').pop()], name);
    }
    for (const name of Object.keys(schemas)) {
      assert.match(name, /^[A-Za-z0-9.]+$/);
    }
  });

  it('says what each field is, in plain text', () => {
    const { properties } = schemas.ReportedFinding;
    for (const [name, { description }] of Object.entries(properties)) {
      assert.ok(description?.length > 5, name);
    }
    assert.doesNotMatch(now, /\{@/);
  });
});
