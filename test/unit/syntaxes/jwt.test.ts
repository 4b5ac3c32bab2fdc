import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'jsonc-parser';
import { REPOSITORY } from '../../host/repository.ts';
import { COMPACT } from '../core/token/rfcTokens.ts';

interface Rule {
  begin?: string;
  end?: string;
  contentName?: string;
}

const read = (name: string): unknown =>
  parse(readFileSync(join(REPOSITORY, 'syntaxes', name), 'utf8'));

describe('the language of .jwt files', () => {
  const grammar = read('jwt.tmLanguage.json') as {
    scopeName: string;
    repository: Record<'token' | 'payload' | 'signature', Rule>;
  };
  const { token, payload, signature } = grammar.repository;

  it('colours each part by a scope of its own', () => {
    assert.deepEqual(
      [grammar.scopeName, token.contentName, payload.contentName, signature.contentName],
      [
        'source.jwt',
        'keyword.other.header.jwt',
        'constant.numeric.payload.jwt',
        'string.regexp.signature.jwt',
      ],
    );
  });

  it('ends a token wherever one of its parts ends it', () => {
    assert.deepEqual([payload.end, signature.end], [token.end, `(?=\\.)|${token.end ?? ''}`]);
  });

  it('begins a token where a header begins, and not within one', () => {
    const begin = new RegExp(token.begin ?? '', 'g');
    assert.deepEqual(
      Object.values(COMPACT).map(text =>
        [...`Bearer ${text}`.matchAll(begin)].map(({ 0: match, index }) => [match, index]),
      ),
      Object.values(COMPACT).map(text => [[text.split('.')[0], 'Bearer '.length]]),
    );
  });

  it('takes a whole token for one word', () => {
    const { wordPattern } = read('jwt.language-configuration.json') as { wordPattern: string };
    assert.deepEqual(
      Object.values(COMPACT).map(text => new RegExp(wordPattern).exec(`"${text}"`)?.[0]),
      Object.values(COMPACT),
    );
  });
});
