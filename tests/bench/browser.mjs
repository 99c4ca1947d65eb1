// A Chromium for the bench, with one extension or with none, and a server for what the bench makes.
import { createServer } from 'node:http';
import puppeteer from 'puppeteer-core';
import { CHROMIUM_ARGS } from '../browser/browsers.mjs';

/** @param {string} [extension] a folder @param {string[]} [more] */
export async function chromium(extension, more = []) {
  const args = [...CHROMIUM_ARGS, ...more];
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    pipe: true,
    enableExtensions: extension ? [extension] : true,
    defaultViewport: { width: 1100, height: 800 },
    args,
  });
  if (extension) await browser.waitForTarget(target => target.type() === 'service_worker');
  return browser;
}

/** Serves texts by their path. @param {(path: string) => string | Buffer | undefined} find */
export async function server(find) {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname;
    const body = find(path);
    const type = path.endsWith('.wasm') ? 'application/wasm' : path.endsWith('js') ? 'text/javascript' : 'text/html; charset=utf-8';
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': type, 'cache-control': 'no-store' }).end(body ?? '');
  });
  await new Promise(done => server.listen(0, '127.0.0.1', () => done(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const close = async () => {
    server.closeAllConnections();
    await new Promise(done => server.close(done));
  };
  return { origin: `http://127.0.0.1:${port}`, close };
}
