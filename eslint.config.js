import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/**
 * Which of our packages each place may import. The wire and the pure functions import nothing of
 * ours; only the server and the evaluation may open a sealed capture; apps import no app.
 */
const MAY_IMPORT = {
  'packages/protocol': [],
  'packages/face-core': [],
  'packages/models': [],
  'packages/iws-client': ['@iws/protocol/openapi'], // what it is generated from
  'packages/face-sdk': [
    '@iws/protocol',
    '@iws/face-core',
    // Numbers that are bundled when the SDK is built, so that guidance asks for what the server will.
    '@iws/models/calibration/guidance.json',
    '@iws/models/calibration/quality.json',
  ],
  'packages/evaluation': [
    '@iws/protocol',
    '@iws/protocol/open',
    '@iws/face-core',
    '@iws/models',
    '@iws/models/inference',
    '@iws/models/products',
    '@iws/models/telemetry-off',
    '@iws/test-faces', // what the benchmark sends
    // The benchmark also starts the built server of apps/iws, and takes settings of its threads from there by URL (src/bench/bound.ts).
  ],
  'apps/iws': [
    '@iws/protocol',
    '@iws/protocol/openapi',
    '@iws/protocol/open',
    '@iws/face-core',
    '@iws/models',
    '@iws/models/inference',
    '@iws/models/telemetry-off',
  ],
  'apps/client-server': ['@iws/protocol', '@iws/protocol/templates', '@iws/iws-client'],
  'apps/demo': ['@iws/protocol', '@iws/face-sdk'],
  'infra/test-faces': [],
  'infra/certificate': [],
  'infra/ci': [],
  'infra/registry': [],
  'infra/local': ['@iws/protocol', '@iws/certificate'],
};

/** What tests may import beside it: images, weights and the opening half of the protocol. */
const TESTS_MAY_IMPORT = [
  '@iws/certificate',
  '@iws/registry',
  '@iws/test-faces',
  '@iws/models',
  '@iws/models/inference',
  '@iws/protocol',
  '@iws/protocol/open',
  '@iws/protocol/templates',
  '@iws/protocol/openapi',
  '@iws/iws-client',
];

const TESTS = ['**/*.test.ts', '**/test/**', '**/e2e/**'];

const restrict = (allowed) => [
  'error',
  {
    patterns: [
      {
        regex: `^@iws/(?!(?:${allowed.map((name) => name.replace('@iws/', '')).join('|') || '$^'})$)`,
        message: 'This import breaks the rules of dependency between packages (eslint.config.js).',
      },
      { regex: '(^|/)(apps|packages|infra)/', message: 'Import a package by its name.' },
    ],
  },
];

const boundaries = Object.entries(MAY_IMPORT).flatMap(([folder, allowed]) => [
  {
    files: [`${folder}/**/*.ts`],
    ignores: TESTS,
    rules: { 'no-restricted-imports': restrict(allowed) },
  },
  {
    files: TESTS.map((pattern) => `${folder}/${pattern}`),
    rules: { 'no-restricted-imports': restrict([...new Set([...allowed, ...TESTS_MAY_IMPORT])]) },
  },
]);

/** face-core sees pixels and numbers only: no host, no inference runtime. */
const pure = {
  files: ['packages/face-core/src/**/*.ts'],
  ignores: TESTS,
  rules: {
    'no-restricted-imports': [
      'error',
      { patterns: [{ regex: '^[^.]', message: 'face-core imports nothing.' }] },
    ],
  },
};

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/coverage/**',
      '**/.angular/**',
      '**/.turbo/**',
      '**/test-results/**',
      // Projects of their own, outside the workspace's types: their build checks them, in a test.
      'packages/face-sdk/examples/**',
      // AssemblyScript, which its own compiler checks, in a test.
      'packages/face-core/kernels/**',
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      'max-lines': ['error', { max: 400, skipBlankLines: false, skipComments: false }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  ...boundaries,
  pure,
  {
    files: ['**/*.js', '**/*.mjs', '**/*.config.ts', '**/*.d.ts'],
    extends: [tseslint.configs.disableTypeChecked],
  },
);
