// The packages bring their own configuration; this one is for the plain scripts beside them.
module.exports = {
  root: true,
  extends: ['eslint:recommended', 'prettier'],
  env: { node: true, es2024: true },
  parserOptions: { ecmaVersion: 'latest', sourceType: 'module' },
  rules: {
    // `const { left, ...rest }` is how a field is left out.
    'no-unused-vars': ['error', { ignoreRestSiblings: true }],
  },
  overrides: [
    {
      // These run in the browser's page as well.
      files: [
        'e2e/**/*.mjs',
        'scripts/pages/**/*.mjs',
        'scripts/screenshots/**/*.mjs',
      ],
      env: { browser: true },
    },
  ],
};
