import { findOperation } from '../core/api/findOperation.ts';
import type { ApiDescription, Operation } from '../core/api/apiDescription.ts';
import { likelyOperation } from '../core/api/likelyOperation.ts';
import { AppError } from '../core/base/errors.ts';
import type { ConfiguredAccount } from '../core/channel/channels.ts';
import type { RememberedTarget } from '../core/declaration/rememberedTarget.ts';
import { senderOf } from '../core/declaration/senderOf.ts';
import type {
  FoundTarget,
  PayloadDocument,
  PayloadTarget,
  TargetBoundaries,
} from './payloadTargets.ts';

/** Characters beyond which a text is not looked at again with each key: comparing it with every schema takes its time. */
const LONG = 100_000;

/** A payload as it is looked at. */
type LookedAt = Omit<PayloadDocument, 'uri'> & { uri: { toString(): string } };

/** What of the boundaries finding needs. */
export interface FindingBoundaries extends Pick<TargetBoundaries, 'operationsFor'> {
  apis: Pick<TargetBoundaries['apis'], 'ids' | 'get'>;
  channels: Pick<TargetBoundaries['channels'], 'configuration'>;
  activeAccount: Pick<TargetBoundaries['activeAccount'], 'get'>;
}

/**
 * What a payload is for, without asking.
 *
 * @param found what was found before, by file, which is brought up to date
 * @returns undefined while no description can be read, or not that of the API which the user said
 */
export async function findTarget(
  boundaries: FindingBoundaries,
  remembered: RememberedTarget | undefined,
  document: LookedAt,
  found: Map<string, FoundTarget>,
): Promise<PayloadTarget | undefined> {
  const { apis } = boundaries;
  if (
    remembered &&
    apis.ids().includes(remembered.apiId) &&
    !(await readable(apis, remembered.apiId))
  ) {
    return undefined; // never guessed for another API meanwhile
  }
  const described =
    (await rememberedOperation(boundaries, remembered)) ??
    (await foundOperation(boundaries, document, found));
  if (!described) {
    return undefined;
  }
  const account = accountOf(boundaries, remembered?.account);
  return { ...described, ...(account && { account, sender: senderOf(account.account) }) };
}

interface Described {
  description: ApiDescription;
  operation?: Operation;
}

async function rememberedOperation(
  { apis }: FindingBoundaries,
  remembered: RememberedTarget | undefined,
): Promise<Described | undefined> {
  if (!remembered) {
    return undefined;
  }
  const description = await readable(apis, remembered.apiId);
  try {
    return (
      description && { description, operation: findOperation(description, remembered.operationId) }
    );
  } catch {
    return undefined; // another description than the one it was chosen in
  }
}

async function foundOperation(
  { apis, operationsFor }: FindingBoundaries,
  document: LookedAt,
  found: Map<string, FoundTarget>,
): Promise<Described | undefined> {
  const key = document.uri.toString();
  const { version } = document;
  // What is not open tells nobody when it changes.
  const known = document.isClosed === false ? found : new Map<string, FoundTarget>();
  const before = known.get(key);
  if (before && (before.settled || before.version === version)) {
    const description = await readable(apis, before.apiId);
    return description && describedBy(description, before.operationId);
  }
  const text = document.getText();
  let likely: Described | undefined;
  for (const apiId of apis.ids()) {
    const description = await readable(apis, apiId);
    if (!description) {
      continue;
    }
    const satisfied = await operationsFor(description, text).catch(noneWhereUnchecked);
    const operation = likelyOperation(description, text, satisfied);
    if (operation && satisfied.length > 0) {
      likely = { description, operation };
      known.set(key, { version, apiId, operationId: operation.operationId, settled: true });
      return likely;
    }
    // What fits as a whole comes before what fits best; of those, what the first API has.
    if (!likely || (operation && !likely.operation)) {
      likely = { description, ...(operation && { operation }) };
    }
  }
  if (likely) {
    known.set(key, {
      version,
      apiId: likely.description.id,
      operationId: likely.operation?.operationId,
      settled: likely.operation !== undefined && text.length > LONG,
    });
  }
  return likely;
}

/** Where nothing can be checked, what a text is for is told by its members alone. */
function noneWhereUnchecked(error: unknown): string[] {
  if (AppError.is(error)) {
    return [];
  }
  throw error;
}

function describedBy(description: ApiDescription, operationId: string | undefined): Described {
  const operation = description.operations.find(known => known.operationId === operationId);
  return { description, ...(operation && { operation }) };
}

/** The account said for the file, else the active one, else the only one. */
function accountOf(
  { channels, activeAccount }: FindingBoundaries,
  said: string | undefined,
): ConfiguredAccount | undefined {
  const { accounts } = channels.configuration;
  const byId = (id: string | undefined): ConfiguredAccount | undefined =>
    accounts.find(({ account }) => account.id === id);
  return (
    byId(said) ?? byId(activeAccount.get()) ?? (accounts.length === 1 ? accounts[0] : undefined)
  );
}

/** A description; undefined where it cannot be had, which those who show descriptions say. */
async function readable(
  apis: FindingBoundaries['apis'],
  apiId: string,
): Promise<ApiDescription | undefined> {
  try {
    return await apis.get(apiId);
  } catch (error) {
    if (AppError.is(error)) {
      return undefined;
    }
    throw error;
  }
}
