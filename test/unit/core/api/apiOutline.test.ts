import assert from 'node:assert/strict';
import { parseApiDescription } from './parseApiDescription.ts';
import { apiOutline, operationTexts } from '../../../../src/core/api/apiOutline.ts';

const description = parseApiDescription(
  { id: 'things', file: 'things.yaml' },
  `
openapi: 3.0.3
info: { title: Things, version: '1' }
tags:
  - name: unused
  - name: second
    x-displayName: The Second
    x-display-name: { nl: De tweede }
    description: What comes after the first
    x-description: { nl: Wat na de eerste komt }
  - name: first
paths:
  /a: { get: { operationId: a, tags: [first, undeclared] } }
  /b: { get: { operationId: b, tags: [second], summary: About b, x-summary: { fr: Sur b } } }
  /c: { get: { operationId: c, description: Of c } }
  /d: { get: { operationId: d, tags: [first, '', first] } }
  /e: { get: { operationId: e, tags: [' '] } }
`,
);

describe('apiOutline', () => {
  it('groups operations by tag, in the order in which tags are declared', () => {
    const shown = (language: 'en' | 'nl') => {
      const { groups, ungrouped } = apiOutline(description, language);
      return {
        groups: groups.map(group => [
          group.tag,
          group.title,
          group.description,
          group.operations.map(({ operationId }) => operationId),
        ]),
        ungrouped: ungrouped.map(({ operationId }) => operationId),
      };
    };
    const others = [
      ['first', 'first', '', ['a', 'd']],
      ['undeclared', 'undeclared', '', ['a']],
    ];
    assert.deepStrictEqual(
      [shown('en'), shown('nl')],
      [
        {
          groups: [['second', 'The Second', 'What comes after the first', ['b']], ...others],
          ungrouped: ['c', 'e'],
        },
        {
          groups: [['second', 'De tweede', 'Wat na de eerste komt', ['b']], ...others],
          ungrouped: ['c', 'e'],
        },
      ],
    );
  });
});

describe('operationTexts', () => {
  it('tells them in the language asked for, where the description has it', () => {
    const [, b, c] = description.operations;
    assert.deepStrictEqual(
      [
        operationTexts(description, b!, 'fr'),
        operationTexts(description, b!, 'nl'),
        operationTexts(description, c!, 'en'),
      ],
      [
        { summary: 'Sur b', description: '' },
        { summary: 'About b', description: '' },
        { summary: '', description: 'Of c' },
      ],
    );
  });
});
