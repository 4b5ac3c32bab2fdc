import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Node modules that reach outside the process: `core` gets what they do as parameters. */
const OUTSIDE = [
  'fs',
  'net',
  'http',
  'https',
  'http2',
  'tls',
  'dgram',
  'child_process',
  'os',
  'dns',
]
  .map(name => `^(node:)?${name}(/|$)`)
  .join('|');

/** The files of `src` in which everything meets. */
const ROOTS = ['services', 'extension', 'sandboxMain', 'declarationWorkerMain'];

/** A relative import whose path goes through one of the named rings of `src`. */
const ring = (...names) => `^\\.{1,2}/(.*/)?(${names.join('|')})(/|\\.ts$)`;

/**
 * One arrow of the architecture: what the files may not import, statically or on demand, not even as a type; of what is
 * `typesOnly`, types are welcome. The message says it in a sentence.
 */
const forbid = (files, message, patterns, typesOnly = []) => ({
  files,
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          ...patterns.map(regex => ({ regex, message, allowTypeImports: false })),
          ...typesOnly.map(regex => ({ regex, message, allowTypeImports: true })),
        ],
      },
    ],
    'no-restricted-syntax': [
      'error',
      ...[...patterns, ...typesOnly].map(regex => onDemand(regex, message)),
    ],
  },
});

/** `import('…')` of what the pattern matches; a selector's own pattern cannot hold a slash. */
const onDemand = (regex, message) => ({
  selector: `ImportExpression[source.value=/${regex.replaceAll('/', '\\u002f')}/]`,
  message,
});

export default tseslint.config(
  { ignores: ['dist/', 'out/', '.vscode-test/', 'node_modules/', 'media/sample/'] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './src/webview/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': ['error', { checkThenables: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      curly: ['error', 'all'],
      eqeqeq: 'error',
      'no-console': 'error',
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
    },
  },
  forbid(
    ['src/core/**'],
    'core imports core alone: no editor, no files, no sockets (ARCHITECTURE.md, Arrows).',
    [
      '^vscode$',
      OUTSIDE,
      '^@vscode/',
      '^undici',
      ring(
        'platform',
        'protocol',
        'ui',
        'features',
        'webview',
        'contributions',
        'exportedApi',
        ...ROOTS,
      ),
    ],
  ),
  forbid(['src/protocol/**'], 'protocol imports core alone.', [
    '^vscode$',
    OUTSIDE,
    ring('platform', 'ui', 'features', 'webview', 'contributions', 'exportedApi', ...ROOTS),
  ]),
  forbid(['src/platform/**'], 'platform imports core alone.', [
    ring('protocol', 'ui', 'features', 'webview', 'contributions', 'exportedApi', ...ROOTS),
  ]),
  forbid(['src/webview/**'], 'webview imports protocol and core alone.', [
    '^vscode$',
    OUTSIDE,
    '^node:',
    ring('platform', 'ui', 'features', 'contributions', 'exportedApi', ...ROOTS),
  ]),
  forbid(['src/ui/**'], 'ui imports core, protocol and contributions alone.', [
    OUTSIDE,
    ring('platform', 'features', 'webview', ...ROOTS),
  ]),
  forbid(
    ['src/features/**'],
    'a feature imports core, protocol, ui, contributions and the types of services, and no other feature.',
    [
      OUTSIDE,
      ring('platform', 'features', 'webview', 'extension', 'sandboxMain', 'declarationWorkerMain'),
      '^\\.\\./(?!\\.\\./)',
    ],
    [ring('services')],
  ),
  {
    files: ['src/sandboxMain.ts', 'test/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.js'],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: { globals: { process: 'readonly' }, parserOptions: { project: null } },
  },
  {
    files: ['eslint.config.js'],
    rules: { 'no-restricted-exports': 'off' },
  },
  {
    files: ['test/**'],
    rules: {
      // mocha's `function () { this.timeout() }` and non-null access on values a test has just asserted.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
);
