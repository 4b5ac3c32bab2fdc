import * as l10n from '@vscode/l10n';
import type { BuiltInVariable } from '../../core/exchange/builtInVariables.ts';

/** What a built-in variable stands for. */
export function builtInText(name: BuiltInVariable): string {
  return TEXTS[name]();
}

const TEXTS: Record<BuiltInVariable, () => string> = {
  $uuid: () => l10n.t('A new UUID each time it stands in a request.'),
  $guid: () => l10n.t('A new UUID each time it stands in a request.'),
  $today: () =>
    l10n.t('Today’s date; “$today -1 d” is yesterday’s. Units are y, M, w, d, h, m and s.'),
  $now: () => l10n.t('The present moment in UTC; “$now +2 h” is two hours later.'),
  $year: () => l10n.t('The present year; “$year -1 y” is the one before.'),
  $timestamp: () => l10n.t('The seconds since 1970.'),
  $randomInt: () => l10n.t('A whole number by chance; “$randomInt 1 10” is from 1 up to 9.'),
  $enterpriseNumber: () => l10n.t('The enterprise number of the account that sends the request.'),
};
