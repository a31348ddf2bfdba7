import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const code = ['**/*.{ts,tsx}'];
const configFiles = ['*.config.mjs', '**/*.config.{mjs,ts}'];

/** What Jest and our tools find by their default export, and nothing else. */
const defaultExports = [...configFiles, 'test/*.mjs', 'test/runner/*-reporter.mjs'];

const limits = {
  'max-lines': ['error', { max: 250, skipBlankLines: false, skipComments: false }],
  'max-lines-per-function': ['error', { max: 40, IIFEs: true }],
  'max-params': ['error', { max: 3 }],
};

const shape = {
  eqeqeq: ['error', 'always', { null: 'ignore' }],
  'no-console': 'error',
  'no-restricted-exports': [
    'error',
    { restrictDefaultExports: { direct: true, named: true, defaultFrom: true, namedFrom: true, namespaceFrom: true } },
  ],
  'no-restricted-syntax': [
    'error',
    { selector: 'TSEnumDeclaration', message: 'Use a union of strings: enums are neither erasable nor readable in stored data.' },
    { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file that says it.' },
  ],
};

const typed = {
  '@typescript-eslint/consistent-type-imports': 'error',
  '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'as', objectLiteralTypeAssertions: 'never' }],
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/no-floating-promises': 'error',
  // Without `default`, every member; with it, the rest is meant (unions of libraries, `typeof`).
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  // The ports are promises where one of the implementations needs no await.
  '@typescript-eslint/require-await': 'off',
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
  // A leading underscore says "here because of the signature".
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
};

export default defineConfig(
  { ignores: ['dist/', 'data/', 'coverage/', 'node_modules/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  tseslint.configs.recommendedTypeChecked,
  { languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } } },
  { rules: { ...limits, ...shape } },
  { files: code, rules: typed },
  {
    // The core gets the outside world through its ports; the import rules cannot see globals.
    files: ['src/**/*.ts'],
    ignores: ['src/main.ts', 'src/commands/**'],
    rules: { 'no-restricted-globals': ['error', 'process', 'Buffer', 'fetch'] },
  },
  {
    // Commands, scripts and benchmarks talk to whoever started them.
    files: ['src/main.ts', 'src/commands/**', 'scripts/**', 'test/bench/**', 'test/faults/**'],
    rules: { 'no-console': 'off' },
  },
  {
    // Files keep their limit; a describe() holds as many its as belong together.
    files: ['test/**/*.test.ts', 'test/contract/**/*.ts'],
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    // Tests read answers as they come: JSON of a response, rows of a page.
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/consistent-type-assertions': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  { files: defaultExports, rules: { 'no-restricted-exports': 'off' } },
  {
    // In no tsconfig: linted without types.
    files: ['**/*.{js,mjs,cjs}', ...configFiles],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { parserOptions: { projectService: false } },
  },
  { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs' } },
);
