import js from '@eslint/js';

const noMarkup = ['innerHTML', 'outerHTML', 'insertAdjacentHTML'].map(property => ({
  property,
  message: 'Text of a page is never read as markup.',
}));

export default [
  { ignores: ['pkg/', 'target/', 'node_modules/', 'tests/fixtures/'] },
  js.configs.recommended,
  {
    rules: {
      // tsc knows which names there are.
      'no-undef': 'off',
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-restricted-properties': ['error', ...noMarkup, { object: 'document', property: 'write' }],
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },
  { files: ['extension/**/*.js'], languageOptions: { sourceType: 'script' } },
];
