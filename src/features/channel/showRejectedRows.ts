import * as l10n from '@vscode/l10n';
import { formatEnterpriseNumber } from '../../core/channel/enterpriseNumber.ts';
import type { RejectedRow } from '../../core/channel/parseEmployersCsv.ts';
import { plainText } from '../../ui/plainText.ts';
import { showReport } from '../../ui/showReport.ts';

/** Opens a document with every row that gave no employer: its line, what stands there, and why. */
export async function showRejectedRows(rows: readonly RejectedRow[], file: string): Promise<void> {
  const lines = rows.map(row =>
    l10n.t('Line {0}: {1} – {2}', row.line, `“${plainText(row.value)}”`, reasonText(row)),
  );
  const title = l10n.t('Rows of “{0}” that were rejected: {1}', file, rows.length);
  await showReport(title, lines);
}

function reasonText({ value, reason }: RejectedRow): string {
  switch (reason.code) {
    case 'missing':
      return l10n.t('there is no enterprise number.');
    case 'form':
      return l10n.t('an enterprise number has 10 digits and starts with 0 or 1.');
    case 'rounded':
      return l10n.t(
        'the spreadsheet rounded the number: format the column as text and save again.',
      );
    case 'checkDigits': {
      const number = value.replace(/\d{2}$/, reason.expected);
      return l10n.t(
        'the last two digits do not fit the others: {0} would.',
        plainText(formatEnterpriseNumber(number)),
      );
    }
    case 'duplicate':
      return l10n.t('the same number stands on line {0}.', reason.line);
    case 'quotes':
      return l10n.t('a quotation mark is not closed, or closed too early.');
  }
}
