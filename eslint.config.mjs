import js from '@eslint/js';
import globals from 'globals';

const noMarkup = ['innerHTML', 'outerHTML', 'insertAdjacentHTML'].map(property => ({
  property,
  message: 'Text of a page is never read as markup.',
}));

export default [
  { ignores: ['pkg/', 'target/', 'node_modules/', 'tests/fixtures/'] },
  js.configs.recommended,
  {
    rules: {
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-restricted-properties': ['error', ...noMarkup, { object: 'document', property: 'write' }],
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['extension/**/*.js'],
    languageOptions: {
      sourceType: 'script',
      globals: { ...globals.browser, ...globals.webextensions, ...globals.worker, wasm_bindgen: 'readonly' },
    },
  },
  {
    files: ['extension/**/*.mjs', '*.mjs'],
    languageOptions: { globals: globals.node },
  },
  {
    // Functions that are handed to a page run there.
    files: ['tests/browser/**/*.mjs'],
    languageOptions: { globals: { ...globals.node, ...globals.browser, ...globals.webextensions, wasm_bindgen: 'readonly' } },
  },
];
