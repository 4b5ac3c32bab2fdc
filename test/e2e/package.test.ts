import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { eagerModules, eagerSize } from '../eagerSize.ts';
import { VSIX } from '../packageVsix.ts';
import { zipEntries } from './zipEntries.ts';

const KIB = 1024;

/** What ships, exactly. A name that ends in a hash of its content stands as `<hash>`. */
const SHIPPED = [
  '[Content_Types].xml',
  'extension.vsixmanifest',
  'extension/LICENSE.txt',
  'extension/changelog.md',
  'extension/dist/THIRD-PARTY-NOTICES.txt',
  'extension/dist/declarationWorker.js',
  'extension/dist/extension.js',
  'extension/dist/schemaCompiler.js',
  'extension/dist/webview/certificate/main.css',
  'extension/dist/webview/certificate/main.js',
  'extension/dist/webview/response/main.css',
  'extension/dist/webview/response/main.js',
  'extension/dist/webview/token/main.css',
  'extension/dist/webview/token/main.js',
  'extension/media/api/fla-provisional.yaml',
  'extension/dist/l10n/de.json',
  'extension/dist/l10n/en.json',
  'extension/dist/l10n/fr.json',
  'extension/dist/l10n/nl.json',
  'extension/media/icons/extension.png',
  'extension/media/icons/fla-dark.svg',
  'extension/media/icons/fla-light.svg',
  'extension/media/icons/fla.svg',
  'extension/media/sample/.vscode/settings.json',
  'extension/media/sample/README.md',
  'extension/media/sample/certificates/employer.cer',
  'extension/media/sample/certificates/employer.pfx',
  'extension/media/sample/certificates/social-secretariat.cer',
  'extension/media/sample/certificates/social-secretariat.pfx',
  'extension/media/sample/declarations/first-aid.fla.json',
  'extension/media/sample/declarations/for-a-client.fla.json',
  'extension/media/sample/declarations/wrong.fla.json',
  'extension/media/sample/requests/trainings.fla',
  'extension/media/sample/sandbox/clients.json',
  'extension/package.json',
  'extension/package.nls.de.json',
  'extension/package.nls.fr.json',
  'extension/package.nls.json',
  'extension/package.nls.nl.json',
  'extension/readme.md',
  'extension/syntaxes/fla-request.language-configuration.json',
  'extension/syntaxes/fla-request.tmLanguage.json',
  'extension/syntaxes/jwt.language-configuration.json',
  'extension/syntaxes/jwt.tmLanguage.json',
];

const CHUNK = /^extension\/dist\/chunks\/[\w-]+-[A-Z0-9]{8}\.js$/;

describe('the packaged extension', () => {
  it('holds exactly the files that ship', () => {
    const entries = zipEntries(VSIX).filter(name => !CHUNK.test(name));
    assert.deepStrictEqual(entries.sort(), [...SHIPPED].sort());
  });

  it('is activated by one file, which imports nothing', async () => {
    assert.deepStrictEqual(await eagerModules(), ['extension.js']);
  });

  it('stays within its budgets of size', async () => {
    const sizes = { vsix: statSync(VSIX).size / KIB, eager: (await eagerSize()) / KIB };
    assert.deepStrictEqual(
      { vsix: sizes.vsix <= 900, eager: sizes.eager <= 60 },
      { vsix: true, eager: true },
      JSON.stringify(sizes),
    );
  });
});
