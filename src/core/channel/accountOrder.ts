import type { ConfiguredAccount } from './channels.ts';

/**
 * Puts accounts into the order that the user gave them; those that the user never moved follow as they stand in settings.
 *
 * @param order ids of accounts, also of such that are not among these
 */
export function orderAccounts(
  accounts: readonly ConfiguredAccount[],
  order: readonly string[],
): ConfiguredAccount[] {
  const places = new Map(order.map((id, place) => [id, place]));
  const placeOf = ({ account }: ConfiguredAccount): number =>
    places.get(account.id) ?? order.length;
  return [...accounts].sort((a, b) => placeOf(a) - placeOf(b));
}

/**
 * The order after accounts were moved among their neighbours.
 *
 * @param neighbours ids of all accounts of their environment, in the order shown
 * @param moved ids of those that move, in the order in which they shall stand
 * @param before id of the neighbour that they stand before from now on; undefined for the end
 */
export function moveAccounts(
  order: readonly string[],
  neighbours: readonly string[],
  moved: readonly string[],
  before: string | undefined,
): string[] {
  const staying = neighbours.filter(id => !moved.includes(id));
  // What stands before itself stays before whoever came next.
  const next =
    before === undefined
      ? undefined
      : neighbours.slice(neighbours.indexOf(before)).find(id => !moved.includes(id));
  const at = next === undefined ? staying.length : staying.indexOf(next);
  const own = new Set(neighbours);
  return [
    ...order.filter(id => !own.has(id)),
    ...staying.slice(0, at),
    ...moved,
    ...staying.slice(at),
  ];
}
