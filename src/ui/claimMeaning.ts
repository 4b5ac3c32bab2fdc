import * as l10n from '@vscode/l10n';

type Meanings = ReadonlyMap<string, () => string>;

/**
 * What a member of a token means, with the document that defines it, in the user's language.
 *
 * @param where header parameters and claims have names in common
 * @returns undefined for a name that nobody has registered, or that means nothing there
 * @see IANA registries "JSON Web Signature and Encryption Header Parameters" and "JSON Web Token Claims"; facts A3, A4
 */
export function claimMeaning(name: string, where: 'header' | 'claims'): string | undefined {
  return (where === 'header' ? HEADER_PARAMETERS : CLAIMS).get(name)?.();
}

const HEADER_PARAMETERS: Meanings = new Map(
  Object.entries({
    alg: () => l10n.t('The algorithm that signs or encrypts (RFC 7515 section 4.1.1).'),
    typ: () => l10n.t('What kind of object this is, usually JWT (RFC 7519 section 5.1).'),
    cty: () =>
      l10n.t('The kind of content; JWT says that it is itself a token (RFC 7519 section 5.2).'),
    kid: () => l10n.t('Which of its keys the sender used, by a name (RFC 7515 section 4.1.4).'),
    jku: () =>
      l10n.t('An address of the sender’s keys; it is not opened here (RFC 7515 section 4.1.2).'),
    jwk: () =>
      l10n.t('The sender’s public key; it proves nothing by itself (RFC 7515 section 4.1.3).'),
    x5u: () =>
      l10n.t(
        'An address of the sender’s certificate; it is not opened here (RFC 7515 section 4.1.5).',
      ),
    x5c: () =>
      l10n.t('The sender’s certificate and its chain, as base64 (RFC 7515 section 4.1.6).'),
    x5t: () => l10n.t('SHA-1 thumbprint of the sender’s certificate (RFC 7515 section 4.1.7).'),
    'x5t#S256': () =>
      l10n.t('SHA-256 thumbprint of the sender’s certificate (RFC 7515 section 4.1.8).'),
    crit: () =>
      l10n.t(
        'Parameters that the receiver must understand, or refuse the token (RFC 7515 section 4.1.11).',
      ),
    b64: () =>
      l10n.t('Whether the payload is base64url; false leaves it as it is (RFC 7797 section 3).'),
    enc: () => l10n.t('The algorithm that encrypts the content (RFC 7516 section 4.1.2).'),
    zip: () => l10n.t('How the content was compressed first (RFC 7516 section 4.1.3).'),
    epk: () => l10n.t('The sender’s key for this message alone (RFC 7518 section 4.6.1.1).'),
    apu: () => l10n.t('Who encrypted, for the key agreement (RFC 7518 section 4.6.1.2).'),
    apv: () => l10n.t('Who decrypts, for the key agreement (RFC 7518 section 4.6.1.3).'),
    iv: () => l10n.t('Initialization vector of the encrypted key (RFC 7518 section 4.7.1.1).'),
    tag: () => l10n.t('Authentication tag of the encrypted key (RFC 7518 section 4.7.1.2).'),
    p2s: () => l10n.t('Salt with which the password became a key (RFC 7518 section 4.8.1.1).'),
    p2c: () => l10n.t('Rounds by which the password became a key (RFC 7518 section 4.8.1.2).'),
    nonce: () =>
      l10n.t('Given by the server, so that the object works only once (RFC 8555 section 6.5.2).'),
    // RFC 7519 section 5.3: an encrypted token may repeat these outside.
    iss: () => l10n.t('The claim of that name, repeated in the header (RFC 7519 section 5.3).'),
    sub: () => l10n.t('The claim of that name, repeated in the header (RFC 7519 section 5.3).'),
    aud: () => l10n.t('The claim of that name, repeated in the header (RFC 7519 section 5.3).'),
  }),
);

const CLAIMS: Meanings = new Map(
  Object.entries({
    iss: () =>
      l10n.t(
        'Who issued the token; of a client assertion, the client id (RFC 7519 section 4.1.1).',
      ),
    sub: () =>
      l10n.t(
        'Whom the token is about; of a client assertion, the client id (RFC 7519 section 4.1.2).',
      ),
    aud: () =>
      l10n.t(
        'Who may accept the token; of a client assertion, the token endpoint of the same environment (RFC 7519 section 4.1.3).',
      ),
    exp: () => l10n.t('From then on the token is refused (RFC 7519 section 4.1.4).'),
    nbf: () => l10n.t('Before then the token is refused (RFC 7519 section 4.1.5).'),
    iat: () => l10n.t('When the token was made (RFC 7519 section 4.1.6).'),
    jti: () =>
      l10n.t(
        'The token’s own id: an assertion with an id seen before is a replay (RFC 7519 section 4.1.7).',
      ),
    scope: () => l10n.t('What the token allows, separated by spaces (RFC 8693 section 4.2).'),
    client_id: () => l10n.t('The client that asked for the token (RFC 8693 section 4.3).'),
    act: () => l10n.t('Who acts on behalf of the subject (RFC 8693 section 4.1).'),
    may_act: () => l10n.t('Who may act on behalf of the subject (RFC 8693 section 4.4).'),
    cnf: () => l10n.t('The key that whoever shows the token must have (RFC 7800 section 3.1).'),
    roles: () => l10n.t('Roles of the subject (RFC 9068 section 2.2.3.1).'),
    groups: () => l10n.t('Groups of the subject (RFC 9068 section 2.2.3.1).'),
    entitlements: () => l10n.t('What the subject is entitled to (RFC 9068 section 2.2.3.1).'),
    azp: () => l10n.t('The client to which the token was issued (OpenID Connect Core section 2).'),
    nonce: () =>
      l10n.t('Ties the token to the request of one session (OpenID Connect Core section 2).'),
    auth_time: () => l10n.t('When the user signed in (OpenID Connect Core section 2).'),
    acr: () => l10n.t('How strongly the user signed in (OpenID Connect Core section 2).'),
    amr: () => l10n.t('By which means the user signed in (OpenID Connect Core section 2).'),
    at_hash: () =>
      l10n.t('Ties the access token to this one (OpenID Connect Core section 3.1.3.6).'),
    sid: () => l10n.t('The session (OpenID Connect Front-Channel Logout section 3).'),
    active: () => l10n.t('Whether the token still counts (RFC 7662 section 2.2).'),
    token_type: () => l10n.t('How the token is used, usually Bearer (RFC 7662 section 2.2).'),
    username: () => l10n.t('The user who granted the token (RFC 7662 section 2.2).'),
    htm: () => l10n.t('The method of the one call it is for (RFC 9449 section 4.2).'),
    htu: () => l10n.t('The address of the one call it is for (RFC 9449 section 4.2).'),
    ath: () => l10n.t('Hash of the access token it goes with (RFC 9449 section 4.2).'),
    principalAttributes: () =>
      l10n.t(
        'The portal’s own: what it knows of the client, such as the enterprise number, which may lack its leading zero. Seen in public examples, in no RFC.',
      ),
  }),
);
