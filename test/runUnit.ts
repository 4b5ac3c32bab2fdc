import { requireOpenSsl } from './host/debianPackage.ts';
import { runNodeLayer } from './runNodeLayer.ts';

requireOpenSsl();
await runNodeLayer('unit', 10_000);
