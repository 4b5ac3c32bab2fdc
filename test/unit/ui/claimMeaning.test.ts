import assert from 'node:assert/strict';
import { claimMeaning } from '../../../src/ui/claimMeaning.ts';

describe('claimMeaning', () => {
  it('knows the registered header parameters and claims, each with its document', () => {
    const header =
      'alg typ cty kid jku jwk x5u x5c x5t x5t#S256 crit b64 enc zip epk apu apv iv tag p2s p2c';
    const claims =
      'iss sub aud exp nbf iat jti scope client_id act may_act cnf azp nonce auth_time acr amr';
    const documented = /\((RFC \d{4}|OpenID Connect [\w -]+) section [\d.]+\)\.$/;
    const meanings = [
      ...header.split(' ').map(name => claimMeaning(name, 'header')),
      ...claims.split(' ').map(name => claimMeaning(name, 'claims')),
    ];
    assert.deepEqual(
      meanings.filter(meaning => !documented.test(meaning ?? '')),
      [],
    );
  });

  it('says of what stands in no registry that it is the portal’s own', () => {
    assert.match(claimMeaning('principalAttributes', 'claims') ?? '', /no RFC/);
  });

  it('tells the same name apart by its place, and says nothing of other names', () => {
    assert.notEqual(claimMeaning('nonce', 'header'), claimMeaning('nonce', 'claims'));
    assert.deepEqual(
      [
        claimMeaning('alg', 'claims'),
        claimMeaning('exp', 'header'),
        claimMeaning('constructor', 'claims'),
        claimMeaning('__proto__', 'header'),
        claimMeaning('', 'claims'),
      ],
      [undefined, undefined, undefined, undefined, undefined],
    );
  });
});
