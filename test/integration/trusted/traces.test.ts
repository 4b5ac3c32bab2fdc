import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { hostPaths } from '../../host/hostPaths.ts';
import { ExtensionLog } from '../extensionLog.ts';
import { findCredentials } from '../findCredentials.ts';
import { filesBelow } from '../userFiles.ts';
import { witnessed } from '../witnessed.ts';
import { GLOBALS_AT_START, processGlobals } from './processGlobals.ts';

// Files load in the order of their names: this is the last, after every send of the others.
describe('what the run leaves behind', () => {
  it('is nothing in what all extensions share', () => {
    const { dispatcher1, dispatcher2, fetch, rejectUnauthorized } = processGlobals();
    assert.ok(GLOBALS_AT_START['dispatcher1'], 'there is something to keep');
    assert.deepStrictEqual(
      {
        dispatcher1: dispatcher1 === GLOBALS_AT_START['dispatcher1'],
        dispatcher2: dispatcher2 === GLOBALS_AT_START['dispatcher2'],
        fetch: fetch === GLOBALS_AT_START['fetch'],
        rejectUnauthorized: [GLOBALS_AT_START['rejectUnauthorized'], rejectUnauthorized],
      },
      {
        dispatcher1: true,
        dispatcher2: true,
        fetch: true,
        rejectUnauthorized: [undefined, undefined],
      },
    );
  });

  // Everything that this VS Code wrote, logs, state and the browser's own storage. Its secrets are encrypted there, none of them
  // by these tests: nobody can type a passphrase in a test run.
  it('holds no token, assertion or private key in any file', () => {
    assert.ok(witnessed.tokens.size > 10 && witnessed.assertions.size > 10);
    const files = filesBelow(hostPaths().profile);
    assert.ok(files.some(file => file.includes('fla-tools.federal-learning-account')));
    assert.deepStrictEqual(findCredentials(files, witnessed), []);
  });

  it('would be found', () => {
    const folder = mkdtempSync(join(tmpdir(), 'planted-'));
    const [token = ''] = witnessed.tokens;
    const [assertion = ''] = witnessed.assertions;
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
    const plant = (name: string, text: string, encoding: BufferEncoding = 'utf8'): void =>
      writeFileSync(join(folder, name), text, encoding);
    plant('1', JSON.stringify({ token }));
    plant('2', token, 'utf16le');
    plant('3', assertion);
    plant('4', privateKey.export({ type: 'pkcs8', format: 'pem' }) as string);
    plant('5', 'eyJ.eyJ and -----BEGIN CERTIFICATE-----');
    const found = findCredentials(filesBelow(folder), witnessed);
    rmSync(folder, { recursive: true });
    assert.deepStrictEqual(found.map(({ file, what }) => [basename(file), what]).sort(), [
      ['1', 'access token'],
      ['2', 'access token'],
      ['3', 'assertion'],
      ['3', 'something like an assertion'],
      ['4', 'private key'],
    ]);
  });

  it('is the exchanges, without national numbers and headers of requests', () => {
    const exchanges = filesBelow(hostPaths().userData)
      .filter(file => /exchanges.*\.json$/.test(file))
      .map(file => readFileSync(file, 'utf8'));
    assert.ok(exchanges.some(text => text.includes('"ssin\\": \\"•••••••••••')));
    assert.ok(exchanges.some(text => text.includes('Bearer •••••••••••')));
    assert.deepStrictEqual(
      exchanges.filter(text =>
        /81000003517|10000100182|"authorization"|Bearer [\w-]{20}/i.test(text),
      ),
      [],
    );
  });

  it('is a log of codes and facts', () => {
    const lines = new ExtensionLog().lines();
    const foreseen = /^\[info\] [\w ]+ \{.*\}$|^\[error\] [\w.]+ [a-z]+\/[a-z-]+ \{.*\}$/;
    assert.deepStrictEqual(
      lines.filter(line => !foreseen.test(line)),
      // The dialogs that VS Code refused.
      ['[error] fla.send Error', '[error] fla.send Error', '[error] fla.token.copy Error'],
    );
  });
});
