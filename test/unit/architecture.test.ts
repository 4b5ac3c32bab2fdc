import assert from 'node:assert/strict';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { REPOSITORY } from '../host/repository.ts';

const ARROWS = ['no-restricted-imports', 'no-restricted-syntax'];

/** A file, and what it may and may not import. */
interface Ring {
  file: string;
  forbidden: string[];
  allowed: string[];
}

const OUTSIDE = ['fs', 'node:fs', 'node:fs/promises', 'node:net', 'http', 'node:https', 'node:tls'];
const PROCESSES = ['node:child_process', 'node:os', 'node:dns/promises', 'node:dgram'];
const ROOTS = ['services.ts', 'extension.ts', 'sandboxMain.ts'];

const RINGS: Ring[] = [
  {
    file: 'src/core/exchange/x.ts',
    forbidden: [
      ...['vscode', '@vscode/l10n', 'undici', 'undici/lib/dispatcher/agent.js'],
      ...[...OUTSIDE, ...PROCESSES],
      ...['platform/a.ts', 'protocol/a.ts', 'ui/a.ts', 'features/a/b.ts', 'webview/a/b.ts'].map(
        path => `../../${path}`,
      ),
      ...['contributions.ts', ...ROOTS].map(path => `../../${path}`),
    ],
    allowed: ['./y.ts', '../base/errors.ts', '../sandbox/x.ts', 'node:crypto', 'jose', 'ajv'],
  },
  {
    file: 'src/protocol/x.ts',
    forbidden: [
      ...['vscode', ...OUTSIDE],
      ...['platform/a.ts', 'ui/a.ts', 'features/a/b.ts', 'webview/a/b.ts', 'contributions.ts'].map(
        path => `../${path}`,
      ),
      ...ROOTS.map(path => `../${path}`),
    ],
    allowed: ['./y.ts', '../core/base/errors.ts'],
  },
  {
    file: 'src/platform/x.ts',
    forbidden: [
      ...['protocol/a.ts', 'ui/a.ts', 'features/a/b.ts', 'webview/a/b.ts', 'contributions.ts'].map(
        path => `../${path}`,
      ),
      ...ROOTS.map(path => `../${path}`),
    ],
    allowed: [
      ...['./y.ts', '../core/base/errors.ts', 'vscode', 'node:fs/promises', 'node:http'],
      'undici/lib/dispatcher/agent.js',
    ],
  },
  {
    file: 'src/webview/response/x.ts',
    forbidden: [
      ...['vscode', 'node:crypto', ...OUTSIDE],
      ...['platform/a.ts', 'ui/a.ts', 'features/a/b.ts', 'contributions.ts', ...ROOTS].map(
        path => `../../${path}`,
      ),
    ],
    allowed: ['./y.ts', '../../protocol/rpc.ts', '../../core/base/errors.ts', '@codemirror/view'],
  },
  {
    file: 'src/ui/x.ts',
    forbidden: [
      ...OUTSIDE,
      ...['platform/a.ts', 'features/a/b.ts', 'webview/a/b.ts', ...ROOTS].map(path => `../${path}`),
    ],
    allowed: [
      ...['./y.ts', '../core/base/errors.ts', '../protocol/rpc.ts', '../contributions.ts'],
      ...['vscode', '@vscode/l10n', 'node:crypto'],
    ],
  },
  {
    file: 'src/features/exchange/x.ts',
    forbidden: [
      ...OUTSIDE,
      ...['../channel/a.ts', '../../features/channel/a.ts'],
      ...['platform/a.ts', 'webview/a/b.ts', 'extension.ts', 'sandboxMain.ts'].map(
        path => `../../${path}`,
      ),
    ],
    allowed: [
      ...['./y.ts', '../../core/base/errors.ts', '../../protocol/rpc.ts', '../../ui/a.ts'],
      ...['../../contributions.ts', 'vscode', '@vscode/l10n', 'node:timers/promises'],
    ],
  },
];

/** Every way to name a module in TypeScript. */
const FORMS = {
  values: (path: string) => [
    `import * as all from '${path}'; export { all };`,
    `import { one } from '${path}'; export const two = one;`,
    `import '${path}';`,
    `export { one } from '${path}';`,
    `export * from '${path}';`,
    `export const one = await import('${path}');`,
  ],
  types: (path: string) => [
    `import type * as all from '${path}'; export type One = all.One;`,
    `import type { One } from '${path}'; export type Two = One;`,
    `export type { One } from '${path}';`,
  ],
};

describe('architecture', () => {
  // Without what needs the whole program: these files do not exist.
  const eslint = new ESLint({
    cwd: REPOSITORY,
    overrideConfig: [
      {
        rules: tseslint.configs.disableTypeChecked.rules ?? {},
        languageOptions: { parserOptions: { project: null } },
      },
    ],
  });

  /** Which texts of a file break an arrow. */
  const broken = async (filePath: string, texts: string[]): Promise<string[]> => {
    const found: string[] = [];
    for (const text of texts) {
      const [result] = await eslint.lintText(text, { filePath });
      const { messages } = result!;
      assert.deepStrictEqual(
        messages.filter(({ fatal }) => fatal),
        [],
      );
      if (messages.some(({ ruleId }) => ARROWS.includes(ruleId ?? ''))) {
        found.push(text);
      }
    }
    return found;
  };

  for (const { file, forbidden, allowed } of RINGS) {
    it(`holds ${file} to its arrows`, async () => {
      const outside = forbidden.flatMap(path => [...FORMS.values(path), ...FORMS.types(path)]);
      const inside = allowed.flatMap(path => [...FORMS.values(path), ...FORMS.types(path)]);
      assert.deepStrictEqual(
        [await broken(file, outside), await broken(file, inside)],
        [outside, []],
      );
    });
  }

  it('gives features the types of services alone', async () => {
    const path = '../../services.ts';
    assert.deepStrictEqual(
      await broken('src/features/exchange/x.ts', [...FORMS.values(path), ...FORMS.types(path)]),
      FORMS.values(path),
    );
  });

  it('lets the roots import everything', async () => {
    const paths = ['vscode', 'node:fs', './core/a.ts', './platform/a.ts', './ui/a.ts'];
    const texts = [...paths, './features/a/b.ts'].flatMap(FORMS.values);
    assert.deepStrictEqual(
      await Promise.all(['src/extension.ts', 'src/services.ts'].map(file => broken(file, texts))),
      [[], []],
    );
  });

  it('lets nobody name a type by import()', async () => {
    const [result] = await eslint.lintText(`export type One = import('vscode').Uri;`, {
      filePath: 'src/core/x.ts',
    });
    assert.deepStrictEqual(
      result!.messages.map(({ ruleId }) => ruleId),
      ['@typescript-eslint/consistent-type-imports'],
    );
  });
});
