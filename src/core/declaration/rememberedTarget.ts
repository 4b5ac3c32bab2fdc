import { isRecord } from '../base/isRecord.ts';
import { withoutUndefined } from '../base/withoutUndefined.ts';
import { FLA_API } from '../channel/quality.ts';
import { maskNationalNumbers } from '../exchange/exchangeRecord.ts';

/** What a user said a payload file is for. */
export interface RememberedTarget {
  apiId: string;
  operationId: string;
  /** Account id; without one the active account sends. */
  account?: string;
  /** What the operation's parameters were given the last time, by name. */
  parameters?: Record<string, string>;
}

/** Reads what was kept of a file's target. The first version kept the `operationId` alone, of the one API there was. */
export function readRememberedTarget(value: unknown): RememberedTarget | undefined {
  if (typeof value === 'string') {
    return { apiId: FLA_API, operationId: value };
  }
  if (!isRecord(value)) {
    return undefined;
  }
  const { apiId, operationId, account, parameters } = value;
  if (typeof apiId !== 'string' || typeof operationId !== 'string') {
    return undefined;
  }
  return withoutUndefined({
    apiId,
    operationId,
    account: typeof account === 'string' ? account : undefined,
    parameters: isRecord(parameters) ? texts(parameters) : undefined,
  });
}

/** Of the values given, those that may be kept on disk: none that may be somebody's national number. */
export function keptParameters(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => maskNationalNumbers(value) === value),
  );
}

function texts(members: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(members).filter((entry): entry is [string, string] => {
      return typeof entry[1] === 'string';
    }),
  );
}
