// The packages bring their own configuration; this one is for the plain scripts beside them.
module.exports = {
  root: true,
  extends: ['eslint:recommended', 'prettier'],
  env: { node: true, es2024: true },
  parserOptions: { ecmaVersion: 'latest', sourceType: 'module' },
  overrides: [
    {
      // These run in the browser's page as well.
      files: ['e2e/**/*.mjs'],
      env: { browser: true },
    },
  ],
};
