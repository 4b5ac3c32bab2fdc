import * as l10n from '@vscode/l10n';

/** The codes of RFC 6749 section 5.2 that a client of the portal can meet, by host and status. */
export const TOKEN_REJECTIONS = new Map(
  Object.entries<(host: string, status: number) => string>({
    invalid_client: (host, status) =>
      l10n.t(
        '{0} does not recognise this client ({1}, invalid_client): check that the client id belongs to this environment and that the certificate is the one uploaded for it.',
        host,
        status,
      ),
    invalid_scope: (host, status) =>
      l10n.t(
        '{0} does not grant this scope ({1}, invalid_scope): check that the permission is ticked for the account and that its quality is right.',
        host,
        status,
      ),
    invalid_grant: (host, status) =>
      l10n.t(
        '{0} does not accept the assertion ({1}, invalid_grant): check this machine’s clock and the account’s certificate.',
        host,
        status,
      ),
    unauthorized_client: (host, status) =>
      l10n.t(
        '{0} does not let this client use the grant ({1}, unauthorized_client): check the account in Chaman.',
        host,
        status,
      ),
  }),
);
