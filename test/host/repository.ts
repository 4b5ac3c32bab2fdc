import { join } from 'node:path';

/** Absolute path of the folder that holds `package.json`. */
export const REPOSITORY = join(import.meta.dirname, '../..');
