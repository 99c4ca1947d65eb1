// A local web server for the pages of the tests. Each call of `serve` is an origin of its own.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { extname, join, normalize, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SHARED = resolve(ROOT, process.env.FINEPRINT_SHARED ?? '../shared');

/** What lies under which path. */
const FOLDERS = {
  '/fixtures/': join(ROOT, 'tests/fixtures'),
  '/core/': join(ROOT, 'pkg/core'),
  '/npm/': join(ROOT, 'pkg/npm'),
  '/browser/': join(ROOT, 'tests/browser'),
  '/seeds/': join(SHARED, 'seeds'),
  '/demos/': join(SHARED, 'corpus/banners/demos'),
  '/corpus/': join(SHARED, 'corpus'),
  '/modules/': join(ROOT, 'node_modules'),
};

/** The texts that are not part of the repository. */
export const SEEDS = join(SHARED, 'seeds');
export const HAVE_SEEDS = existsSync(SEEDS);
export const HAVE_DEMOS = existsSync(join(SHARED, 'corpus/banners/demos'));

/** @type {Record<string, string>} */
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.htm': 'text/html; charset=utf-8',
  '.xhtml': 'application/xhtml+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
};

/** Policies that a file is served with when its address asks for one. @type {Record<string, string>} */
const POLICIES = {
  '?csp=strict': "default-src 'none'; script-src 'none'; require-trusted-types-for 'script'",
  '?csp=sandbox': 'sandbox',
  '?scripts=none': "script-src 'none'",
};

/** @typedef {{path: string, purpose: string}} Request what was asked for, and as what (`Sec-Fetch-Dest`) */

/** @param {Record<string, string>} [files] single files by path, beside the folders */
export async function serve(files = {}) {
  /** @type {Request[]} */
  const requests = [];
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    requests.push({ path: url.pathname, purpose: String(request.headers['sec-fetch-dest'] ?? '') });
    // Browsers ask for it when they have time, and write on the page's console where it is missing.
    if (url.pathname === '/favicon.ico') {
      response.writeHead(204).end();
      return;
    }
    const file = locate(readable(url.pathname), files);
    const body = file && (await readFile(file).catch(() => undefined));
    if (!file || !body) {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('not found');
      return;
    }
    /** @type {Record<string, string>} */
    const headers = { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream', 'cache-control': url.search === '?cache=yes' ? 'max-age=600' : 'no-store' };
    if (url.search in POLICIES) headers['content-security-policy'] = POLICIES[url.search];
    response.writeHead(200, headers).end(body);
  });
  await new Promise(done => server.listen(0, '127.0.0.1', () => done(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    origin: `http://127.0.0.1:${port}`,
    requests,
    async close() {
      server.closeAllConnections();
      await new Promise(done => server.close(done));
    },
  };
}

/** The path as a name of a file; as it stands where it can't be decoded. @param {string} path */
function readable(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** @param {string} path @param {Record<string, string>} files */
function locate(path, files) {
  if (Object.hasOwn(files, path)) return files[path];
  for (const [prefix, folder] of Object.entries(FOLDERS)) {
    if (!path.startsWith(prefix)) continue;
    const file = normalize(join(folder, path.slice(prefix.length)));
    return file.startsWith(folder) ? file : undefined;
  }
  return undefined;
}

/** A proxy that leads nowhere: what a browser sends it is a request to another host, and is recorded. */
export async function deadProxy() {
  /** @type {string[]} */
  const asked = [];
  const server = createServer((request, response) => {
    asked.push(String(request.url));
    response.writeHead(502).end();
  });
  server.on('connect', (request, socket) => {
    asked.push(String(request.url));
    socket.on('error', () => {});
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise(done => server.listen(0, '127.0.0.1', () => done(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    port,
    asked,
    async close() {
      server.closeAllConnections();
      await new Promise(done => server.close(done));
    },
  };
}
