// All rings of browser tests: `node all.mjs [PART OF A NAME]`.
import { runTests } from './harness.mjs';

await import('./messages.test.mjs');
await import('./letters.test.mjs');
await import('./links.test.mjs');
await import('./wasm.test.mjs');
await import('./package.test.mjs');
await import('./reader.test.mjs');
await import('./glance.test.mjs');
await import('./banner.test.mjs');
await import('./banner-layers.test.mjs');
await import('./banner-nasty.test.mjs');
await import('./banner-hostile.test.mjs');
await import('./platform.test.mjs');
await import('./banner-libraries.test.mjs');
await import('./banner-form.test.mjs');
await import('./banner-fresh.test.mjs');
await import('./card.test.mjs');
await import('./refuse.test.mjs');
await import('./platform-layers.test.mjs');
await import('./choice.test.mjs');
await import('./extension.test.mjs');
await import('./panel.test.mjs');
await import('./history.test.mjs');
await import('./options.test.mjs');
await import('./privilege.test.mjs');
await import('./save.test.mjs');
await import('./pdf.test.mjs');
await import('./walk.test.mjs');
await import('./letter.test.mjs');
await import('./act.test.mjs');
await import('./access.test.mjs');
await import('./unseen.test.mjs');
await import('./faults.test.mjs');
await import('./hostile.test.mjs');
await import('./trouble.test.mjs');

process.exit((await runTests(process.argv[2] ?? '')) ? 0 : 1);
