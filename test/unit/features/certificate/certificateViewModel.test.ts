import assert from 'node:assert/strict';
import { AppError } from '../../../../src/core/base/errors.ts';
import {
  certificateViewModel,
  type FileOutcome,
} from '../../../../src/features/certificate/certificateViewModel.ts';
import { fixtureBytes, openFixture } from '../../core/certificate/keyStoreFixtures.ts';

const CONTEXT = {
  now: new Date('2026-12-01T12:00:00Z'),
  language: 'en',
  warningDays: 60,
  environments: new Map(),
};

/** The state and how it is headed, with what is told of the file. */
function shown(outcome: FileOutcome): unknown[] {
  const { file, state } = certificateViewModel('store.p12', outcome, CONTEXT);
  return [file.name, file.facts, state.kind, 'heading' in state ? state.heading : undefined];
}

describe('certificateViewModel', () => {
  it('tells what is known of a file in each of its states', async () => {
    const file = 'ossl3-rsa2048.p12';
    const size = fixtureBytes(file).length;
    const error = (code: 'keystore/damaged' | 'keystore/not-found') =>
      shown({ kind: 'failed', error: new AppError(code, { file }) });
    assert.deepStrictEqual(
      [
        shown({ kind: 'opening' }),
        shown({ kind: 'elsewhere' }),
        shown({ kind: 'locked', size: 2400 }),
        error('keystore/not-found'),
        error('keystore/damaged'),
        shown({ kind: 'failed', error: new Error('unforeseen') }),
        shown({ kind: 'open', size, keyStore: await openFixture(file) }),
      ],
      [
        ['store.p12', [], 'opening', undefined],
        ['store.p12', [], 'failed', 'This file cannot be shown'],
        ['store.p12', ['2.4 kB'], 'locked', 'A passphrase is needed'],
        ['store.p12', [], 'failed', 'The file is gone'],
        ['store.p12', [], 'failed', 'This file cannot be shown'],
        ['store.p12', [], 'failed', 'This file cannot be shown'],
        ['store.p12', ['PKCS#12', '1 private key', '1 certificate', '2.8 kB'], 'open', undefined],
      ],
    );
  });
});
