import assert from 'node:assert/strict';
import type { ApiDescription } from '../../../../src/core/api/apiDescription.ts';
import { BodyComparison } from '../../../../src/core/declaration/bodyComparison.ts';
import { BodyContent } from '../../../../src/core/declaration/bodyContent.ts';
import type { Severity } from '../../../../src/core/declaration/severity.ts';
import { descriptionOfBody } from '../api/descriptionOfBody.ts';

const { description, operation } = descriptionOfBody({ type: 'object' });
const TRAINING = { worker: { ssin: '81000003517' }, title: 'First aid', startDate: '2025-03-10' };

const told = (
  bodies: [uri: string, body: unknown, description?: ApiDescription][],
  severities: Record<string, Severity | 'off'> = {},
  comparison = new BodyComparison(),
) =>
  bodies
    .map(([uri, body, api = description]) => {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      const content = new BodyContent(text, { description: api, operation });
      return comparison.compare({ uri, severities }, content);
    })
    .map(findings => findings.map(({ code, details, path }) => ({ code, details, path })));

const path = ['worker', 'ssin'];

describe('BodyComparison', () => {
  it('tells the later of two files of the same worker and training', () => {
    assert.deepStrictEqual(
      told([
        ['file:///a.fla.json', TRAINING],
        ['file:///b.fla.json', { ...TRAINING, title: 'Second aid' }],
        ['file:///c.fla.json', { ...TRAINING, status: 'reserved' }],
      ]),
      [
        [],
        [],
        [
          {
            code: 'training/duplicate-across-files',
            details: { first: 'file:///a.fla.json' },
            path,
          },
        ],
      ],
    );
  });

  it('compares each participant of a training, and rights by their kind', () => {
    const provided = (...participants: object[]) => ({
      training: { title: 'First aid', startDate: '2025-03-10' },
      participants,
    });
    const [ann, bob] = [{ ssin: '81000003517' }, { ssin: '10000100182' }];
    const right = { worker: ann, year: 2025, right: 'statutory' };
    const file = (name: string): { first: string } => ({ first: `file:///${name}` });
    assert.deepStrictEqual(
      told([
        ['file:///a', provided(ann)],
        ['file:///b', provided(bob, { ...ann, status: 'notFollowed' }, ann)],
        ['file:///c', provided(bob)],
        ['file:///d', right],
        ['file:///e', { ...right, right: 'sectoral' }],
        ['file:///f', right],
      ]).map(findings => findings.map(({ details, path }) => [details, path.join('.')])),
      [
        [],
        [[file('a'), 'participants.1.ssin']],
        [[file('b'), 'participants.0.ssin']],
        [],
        [],
        [[file('d'), 'worker.ssin']],
      ],
    );
  });

  it('tells two bodies of one file', () => {
    assert.deepStrictEqual(
      told([
        ['file:///a.fla#1', TRAINING],
        ['file:///a.fla#2', TRAINING],
      ])[1],
      [{ code: 'training/duplicate', details: {}, path }],
    );
  });

  it('says nothing of other operations, of bodies that tell no training, and of what is no JSON', () => {
    const other = { ...description, id: 'other' };
    assert.deepStrictEqual(
      told([
        ['file:///a', TRAINING],
        ['file:///b', TRAINING, other],
        ['file:///c', { ssin: '81000003517' }],
        ['file:///d', { ssin: '81000003517' }],
        ['file:///e', '{'],
        ['file:///f', '{'],
      ]),
      [[], [], [], [], [], []],
    );
  });

  it('weighs as the settings say', () => {
    assert.deepStrictEqual(
      told(
        [
          ['file:///a', TRAINING],
          ['file:///b', TRAINING],
        ],
        { 'training/duplicate-across-files': 'off' },
      ),
      [[], []],
    );
  });
});
