import assert from 'node:assert/strict';
import { withoutPictures } from '../../../src/ui/withoutPictures.ts';

describe('withoutPictures', () => {
  it('makes links of pictures, however they are written', () => {
    const texts = ['a ![x](https://a.be/x.png) b', '!![x](y)', '!!![x][ref]', 'Stop! [x](y)'];
    assert.deepStrictEqual(texts.map(withoutPictures), [
      'a [x](https://a.be/x.png) b',
      '[x](y)',
      '[x][ref]',
      'Stop! [x](y)',
    ]);
  });
});
