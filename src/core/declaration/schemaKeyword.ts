import type { Finding } from './finding.ts';

/** The JSON Schema keyword behind a finding; `''` where it is no matter of the schema. */
export function schemaKeyword(finding: Finding): string {
  switch (finding.code) {
    case 'schema/unknown-member':
      return 'additionalProperties';
    case 'schema/missing-member':
      return 'required';
    case 'schema/type':
      return 'type';
    case 'schema/enum':
      return 'enum';
    case 'schema/pattern':
      return 'pattern';
    case 'schema/format':
    case 'date/unknown-day':
      return 'format';
    case 'schema/length':
      return finding.details.bound === 'minimum' ? 'minLength' : 'maxLength';
    case 'schema/range':
      return finding.details.bound;
    case 'schema/items': {
      const { of, bound } = finding.details;
      const side = bound === 'minimum' ? 'min' : 'max';
      return of === 'items' ? `${side}Items` : `${side}Properties`;
    }
    case 'schema/unique':
      return 'uniqueItems';
    case 'schema/one-of':
      return 'oneOf';
    case 'schema/other':
      return finding.details.keyword;
    case 'schema/read-only':
      return 'readOnly';
    default:
      return '';
  }
}
