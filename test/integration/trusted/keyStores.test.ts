import { testKeyStoreTable } from '../../unit/core/certificate/testKeyStoreTable.ts';

describe("key stores, read with the extension host's crypto", testKeyStoreTable);
