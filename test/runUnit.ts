import { requireTool } from './host/debianPackage.ts';
import { runBoringSsl } from './runBoringSsl.ts';
import { runNodeLayer } from './runNodeLayer.ts';

requireTool('openssl', 'openssl');
await runNodeLayer('unit', 10_000, runBoringSsl);
