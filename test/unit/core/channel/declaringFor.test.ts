import assert from 'node:assert/strict';
import {
  SITUATIONS,
  isRepresentative,
  qualitiesFor,
} from '../../../../src/core/channel/declaringFor.ts';
import { QUALITIES } from '../../../../src/core/channel/quality.ts';

describe('qualitiesFor', () => {
  it('tells the quality of every answer to “for whom do you declare?”', () => {
    const representative = ['socialSecretariat', 'serviceProvider'];
    assert.deepStrictEqual(
      Object.fromEntries(SITUATIONS.map(situation => [situation, qualitiesFor(situation)])),
      {
        ownWorkers: ['employer'],
        clients: representative,
        groupMemberItself: ['employer'],
        groupRepresentative: representative,
        centralSoftware: representative,
        softwareAtEmployer: ['employer'],
        ownTrainings: ['trainingProvider'],
      },
    );
  });

  it('leads to every quality', () => {
    assert.deepStrictEqual(
      new Set(SITUATIONS.flatMap(situation => qualitiesFor(situation))),
      new Set(QUALITIES),
    );
  });
});

describe('isRepresentative', () => {
  it('holds for those who need a mandate', () => {
    assert.deepStrictEqual(QUALITIES.filter(isRepresentative), [
      'socialSecretariat',
      'serviceProvider',
    ]);
  });
});
