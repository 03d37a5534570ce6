import angular from 'angular-eslint';
import workspace from '../../eslint.config.js';

const SCRIPTS = ['**/*.{ts,js,mjs}'];

/** The workspace's rules keep the meaning of their paths; those for every file are about scripts, not templates. */
const rulesOfTheWorkspace = workspace.map((config) => ({
  ...config,
  basePath: '../..',
  ...(config.files === undefined && config.rules !== undefined ? { files: SCRIPTS } : {}),
}));

const of = (files, configs) => configs.map((config) => ({ ...config, files }));

export default [
  ...rulesOfTheWorkspace,
  {
    // What the workspace lets the demo import, by every entry that these packages have.
    files: ['src/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^@iws/(?!(protocol|face-sdk(/angular|/locales/[a-z]+)?)$)',
              message: 'The demo may import @iws/protocol and @iws/face-sdk.',
            },
            { regex: '(^|/)(apps|packages|infra)/', message: 'Import a package by its name.' },
          ],
        },
      ],
    },
  },
  ...of(['src/**/*.ts'], angular.configs.tsRecommended),
  {
    files: ['src/**/*.ts'],
    rules: {
      '@angular-eslint/component-selector': [
        'error',
        { type: 'element', prefix: 'app', style: 'kebab-case' },
      ],
      '@angular-eslint/directive-selector': [
        'error',
        { type: 'attribute', prefix: 'app', style: 'camelCase' },
      ],
    },
  },
  ...of(['src/**/*.html'], angular.configs.templateRecommended),
  ...of(['src/**/*.html'], angular.configs.templateAccessibility),
];
