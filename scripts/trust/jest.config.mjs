/** Runs the tests of the engine for Stryker, which starts them thousands of times. */
export default {
  rootDir: '../..',
  roots: ['<rootDir>/scripts/trust', '<rootDir>/plugins/irsa-common/src/trust'],
  testEnvironment: 'node',
  testMatch: ['<rootDir>/scripts/trust/everyTest.cjs'],
  moduleFileExtensions: ['ts', 'js', 'cjs', 'json'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } },
    ],
  },
};
