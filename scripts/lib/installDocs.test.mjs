import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { before, describe, it } from 'node:test';
import { parseAllDocuments } from 'yaml';
import { backendModule, commonLibrary } from './backendModule.mjs';
import { fromRoot } from './paths.mjs';

const require = createRequire(import.meta.url);
const { loadConfigSchema } = require('@backstage/config-loader');
const { ConfigReader } = require('@backstage/config');

const FOLDER = fromRoot('docs', 'install');
const pages = readdirSync(FOLDER).filter(name => name.endsWith('.md'));
const textOf = page => readFileSync(path.join(FOLDER, page), 'utf8');

/** Every block of code with its language and where it begins. */
const blocks = pages.flatMap(page => {
  const text = textOf(page);
  return [...text.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(match => ({
    page,
    line: text.slice(0, match.index).split('\n').length,
    language: match[1],
    code: match[2],
  }));
});
const blocksOf = language =>
  blocks.filter(block => block.language === language);
const nameOf = ({ page, line }) => `${page}:${line}`;

/** Top-level keys of app-config that a page tells something about. */
const CONFIG_KEYS = ['aws', 'backend', 'irsa', 'kubernetes'];

/** The configuration in a block; undefined where the block is something else. */
function configOf({ code }) {
  const [document, ...more] = parseAllDocuments(code);
  const value = document.toJS();
  return more.length === 0 && CONFIG_KEYS.some(key => value?.[key])
    ? value
    : undefined;
}

describe('the pages of docs/install', () => {
  let schema;
  let base;

  before(async () => {
    schema = await loadConfigSchema({
      dependencies: [],
      packagePaths: ['plugins/irsa-backend', 'packages/backend'].map(folder =>
        fromRoot(folder, 'package.json'),
      ),
      // A key that nobody knows is a misspelt one.
      noUndeclaredProperties: true,
    });
    const [document] = parseAllDocuments(
      readFileSync(fromRoot('app-config.yaml'), 'utf8'),
    );
    const { app, backend } = document.toJS();
    base = { app, backend };
  });

  it('are all in the index, which the README names', () => {
    const index = textOf('README.md');
    for (const page of pages.filter(name => name !== 'README.md')) {
      assert.ok(index.includes(`(${page})`), `${page} is not in the index`);
    }
    assert.ok(
      readFileSync(fromRoot('README.md'), 'utf8').includes(
        '(docs/install/README.md)',
      ),
    );
  });

  it('link to pages and headings that are there', () => {
    for (const page of pages) {
      for (const [, link] of textOf(page).matchAll(
        /\]\((?!https?:)([^)]+)\)/g,
      )) {
        const [file, heading] = link.split('#');
        const target = file ? path.join(FOLDER, file) : path.join(FOLDER, page);
        assert.ok(existsSync(target), `${page} links to ${link}`);
        const headings = [
          ...readFileSync(target, 'utf8').matchAll(/^#+ (.+)$/gm),
        ].map(([, text]) =>
          text
            .toLowerCase()
            .replace(/[^\w -]/g, '')
            .replaceAll(' ', '-'),
        );
        assert.ok(
          !heading || headings.includes(heading),
          `${page} links to ${link}`,
        );
      }
    }
  });

  it('hold configuration that the schema and the backend take', () => {
    const { readIrsaConfig } = backendModule('config/readIrsaConfig');
    const { awsSourceProviders } = backendModule(
      'sources/aws/awsSourceProviders',
    );
    let tried = 0;
    for (const block of blocksOf('yaml')) {
      const data = configOf(block);
      if (data) {
        schema.process([
          {
            data: {
              ...base,
              ...data,
              backend: { ...base.backend, ...data.backend },
            },
            context: nameOf(block),
          },
        ]);
        const config = new ConfigReader(data);
        const irsa = readIrsaConfig(config);
        awsSourceProviders({ ...irsa, config });
        tried += 1;
      }
    }
    assert.ok(tried >= 10, `Only ${tried} blocks hold configuration`);
  });

  it('would not hold a misspelt key for long', () => {
    assert.throws(
      () =>
        schema.process([
          {
            data: { ...base, irsa: { acounts: [] } },
            context: 'misspelt',
          },
        ]),
      /acounts/,
    );
  });

  it('hold YAML that is configuration, a template, objects or a part of them', () => {
    for (const block of blocksOf('yaml').filter(each => !configOf(each))) {
      for (const document of parseAllDocuments(block.code)) {
        assert.deepEqual(document.errors, [], nameOf(block));
        const value = document.toJS();
        const isPart = Array.isArray(value) || Array.isArray(value.subjects);
        const isObject = value.apiVersion && value.kind && value.metadata?.name;
        assert.ok(
          isPart || isObject || value.AWSTemplateFormatVersion,
          `${nameOf(block)} is nothing that is known`,
        );
      }
    }
  });

  it('hold policies, as JSON', () => {
    for (const block of blocksOf('json')) {
      const value = JSON.parse(block.code);
      for (const statement of value.Statement ?? [value]) {
        assert.equal(statement.Effect, 'Allow', nameOf(block));
        assert.ok(statement.Action, nameOf(block));
      }
    }
  });

  it('hold trust policies that trust one service account', () => {
    const { parseTrustPolicy, trustScope } = commonLibrary();
    const classes = blocksOf('json')
      .filter(({ code }) => code.includes('"Principal"'))
      .map(({ code }) => trustScope(parseTrustPolicy(code).policy).class);
    assert.deepEqual(classes, ['exact', 'exact']);
  });

  it('hold commands that a shell can read', () => {
    for (const block of blocksOf('sh')) {
      execFileSync('bash', ['-n', '-c', block.code], { stdio: 'pipe' });
    }
  });
});
