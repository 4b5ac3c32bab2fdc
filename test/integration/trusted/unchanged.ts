import assert from 'node:assert/strict';
import { userFiles } from '../userFiles.ts';

/** Holds every test of a suite to leaving the user's files and settings as they were. */
export function unchanged(): void {
  let before: Record<string, string>;
  beforeEach(() => (before = userFiles()));
  afterEach(() => {
    assert.deepStrictEqual(userFiles(), before);
  });
}
