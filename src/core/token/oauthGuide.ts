/** Languages in which the portal publishes its guide to the OAuth client credentials, with the folder of its site. */
const LANGUAGES = ['nl', 'fr', 'de'] as const;

/**
 * Address of the portal's OAuth guide in the user's language: a document where there is one, else the English developer guide.
 *
 * @param language BCP 47 tag
 * @see facts H, A2; seeds 5.1
 */
export function oauthGuide(language: string): string {
  const published = LANGUAGES.find(known => known === language.slice(0, 2).toLowerCase());
  return published === undefined
    ? 'https://www.rest-documentation.socialsecurity.be/documentation/developer-guide/obtaining-an-access-token-from-social-security-oauth-server.html'
    : `https://www.socialsecurity.be/site_${published}/general/helpcentre/rest/documents/pdf/doc_portal_oauth2_client_credential_${published.toUpperCase()}.pdf`;
}
