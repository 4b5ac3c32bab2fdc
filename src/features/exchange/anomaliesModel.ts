import * as l10n from '@vscode/l10n';
import { textIn, type ListLanguage } from '../../core/base/textColumns.ts';
import { formatPath } from '../../core/channel/settingMistake.ts';
import type { Anomaly, AnomalyCatalogue } from '../../core/exchange/anomalyCatalogue.ts';
import type { ExchangeRecord } from '../../core/exchange/exchangeRecord.ts';
import { findAnomalies } from '../../core/exchange/findAnomalies.ts';
import type { ShownAnomaly } from '../../protocol/response.ts';
import { parseSmallJson } from './parseSmallJson.ts';

/** The first codes in an answer that the user's list explains, errors before the others, in the user's language. */
export function anomaliesModel(
  { response }: Pick<ExchangeRecord, 'response'>,
  catalogue: AnomalyCatalogue | undefined,
  language: ListLanguage,
): ShownAnomaly[] {
  if (!response || !catalogue) {
    return [];
  }
  const found = findAnomalies(parseSmallJson(response.body), catalogue);
  return found
    .map(({ anomaly, path, count }) => ({
      code: anomaly.code,
      ...weightOf(anomaly),
      text: textIn(anomaly.texts, language) ?? '',
      place:
        count > 1
          ? l10n.t('in {0}, {1} times in all', formatPath(path), count)
          : l10n.t('in {0}', formatPath(path)),
    }))
    .sort((a, b) => ORDER.indexOf(a.tone) - ORDER.indexOf(b.tone))
    .slice(0, MOST);
}

/** Of more, the view would be full: the body has them all. */
const MOST = 50;
const ORDER: readonly ShownAnomaly['tone'][] = ['error', 'warning', 'information'];

function weightOf({ severity }: Anomaly): Pick<ShownAnomaly, 'tone' | 'weight'> {
  if (severity === undefined) {
    return { tone: 'information', weight: l10n.t('Anomaly') };
  }
  return { tone: severity, weight: severity === 'error' ? l10n.t('Error') : l10n.t('Warning') };
}
