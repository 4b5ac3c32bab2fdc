import { runNodeLayer } from './runNodeLayer.ts';

await runNodeLayer('unit', 10_000);
