import { packageVsix } from './packageVsix.ts';
import { runNodeLayer } from './runNodeLayer.ts';

packageVsix();
await runNodeLayer('e2e', 120_000);
