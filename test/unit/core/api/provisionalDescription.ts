import { readFileSync } from 'node:fs';
import { parseApiDescription } from './parseApiDescription.ts';
import type { ApiDescription } from '../../../../src/core/api/apiDescription.ts';

const FILE = new URL('../../../../media/api/fla-provisional.yaml', import.meta.url);

/** The description that the extension ships, read anew. */
export function provisionalDescription(): ApiDescription {
  return parseApiDescription({ id: 'fla', file: FILE.pathname }, readFileSync(FILE, 'utf8'));
}
