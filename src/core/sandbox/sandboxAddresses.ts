/** Path of the token endpoint, as on the portal (facts A1). */
export const TOKEN_PATH = '/REST/oauth/v5/token';

/** Path under which the API is served, as on the portal (facts A1). */
export const API_PATH = '/REST/federalLearningAccount/v1';

/** Path, below the API's, that every API keeps for its state. @see Belgif REST guide, health */
export const HEALTH_PATH = '/health';

/** The token endpoint, also the audience of assertions, of a sandbox at an origin. */
export function sandboxTokenEndpoint(origin: string): string {
  return origin + TOKEN_PATH;
}

/** The API's base URL of a sandbox at an origin, without a trailing slash. */
export function sandboxApiBase(origin: string): string {
  return origin + API_PATH;
}

/** The address that tells, without a token, whether a sandbox at an origin works. */
export function sandboxHealth(origin: string): string {
  return sandboxApiBase(origin) + HEALTH_PATH;
}
