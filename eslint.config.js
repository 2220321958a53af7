import tseslint from 'typescript-eslint';

const OUTSIDE =
  'Only src/context.ts touches the process, the clock and the environment; take it from Context.';

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**'] },
  ...tseslint.configs.strict,
  {
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
    },
  },
  {
    // CommonJS, for the sake of its quick start.
    files: ['bin/**', 'scripts/*.cjs'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/context.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'process', message: OUTSIDE },
        { name: 'performance', message: OUTSIDE },
      ],
      'no-restricted-imports': [
        'error',
        {
          paths: ['process', 'node:process', 'os', 'node:os', 'perf_hooks', 'node:perf_hooks'].map(
            (name) => ({ name, message: OUTSIDE }),
          ),
        },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: OUTSIDE },
        { selector: "CallExpression[callee.name='Date']", message: OUTSIDE },
        {
          selector: "MemberExpression[object.name='Date'][property.name='now']",
          message: OUTSIDE,
        },
        {
          selector: "MemberExpression[object.name='Math'][property.name='random']",
          message: OUTSIDE,
        },
        { selector: "MemberExpression[object.name='globalThis']", message: OUTSIDE },
      ],
    },
  },
);
