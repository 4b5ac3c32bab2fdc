import * as vscode from 'vscode';

/** How many accounts a large social secretariat may have. */
export const MANY = 500;

/** Settings of that many accounts, by turns in four environments and in all qualities but one. */
export function manyAccounts(): Record<string, Record<string, unknown>> {
  const environments = ['prod', 'acpt', 'sandbox', 'mine'];
  const qualities = ['employer', 'socialSecretariat', 'serviceProvider'];
  return Object.fromEntries(
    Array.from({ length: MANY }, (_, index) => [
      `account-${index}`,
      {
        name: `Client Nº ${index}`,
        environment: environments[index % 4],
        quality: qualities[index % 3],
        clientId: `self_service_expeditor_${index}`,
        certificate: `keys/${index}.pfx`,
        employers: [{ enterpriseNumber: '0206731645', name: `Employeur ${index}` }],
      },
    ]),
  );
}

/** Writes accounts into the workspace's settings. */
export async function writeAccounts(accounts: Record<string, unknown>): Promise<void> {
  await vscode.workspace
    .getConfiguration('fla')
    .update('accounts', accounts, vscode.ConfigurationTarget.Workspace);
}
