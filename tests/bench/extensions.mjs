// The extensions that the bench compares, each in a folder of its own: ours with a counter of messages behind it,
// autoconsent's content script with the least that it needs around it, and one that does nothing but set a badge.
import { cpSync, appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../browser/server.mjs';

const AUTOCONSENT = join(ROOT, 'node_modules/@duckduckgo/autoconsent/dist');

/** Counts what content scripts say to the background. */
const COUNTER = `
globalThis.benchSeen = [];
chrome.runtime.onMessage.addListener((message, sender) => {
  if (sender.tab) globalThis.benchSeen.push({ type: String(message?.type), at: Date.now() });
  return false;
});
`;

/** Answers autoconsent as its own extension does, for detection alone: nothing is clicked, nothing is hidden before. */
const PEER = `
import { filterCompactRules } from './autoconsent.esm.js';
${COUNTER}
const config = {
  enabled: true, autoAction: null, disabledCmps: [], enablePrehide: false, enableCosmeticRules: true, enableGeneratedRules: true,
  detectRetries: 20, isMainWorld: false, prehideTimeout: 2000, enableHeuristicDetection: true, heuristicMode: 'reject', visualTest: false,
  enablePopupMutationObserver: true, performanceLoggingEnabled: false, heuristicPopupSearchTimeout: 100,
  logs: { lifecycle: false, rulesteps: false, detectionsteps: false, evals: false, errors: false, messages: false, waits: false },
};
const rules = fetch(chrome.runtime.getURL('compact-rules.json')).then(answer => answer.json());
const index = fetch(chrome.runtime.getURL('rule-index.json')).then(answer => answer.json());
chrome.runtime.onMessage.addListener(async (message, sender) => {
  const where = { frameId: sender.frameId };
  if (message.type === 'init') {
    const compact = filterCompactRules({ ...(await rules), index: (await rules).index ?? (await index) }, { url: sender.url, mainFrame: sender.frameId === 0 });
    chrome.tabs.sendMessage(sender.tab.id, { type: 'initResp', config, rules: { autoconsent: [], compact } }, where).catch(() => {});
  } else if (message.type === 'eval') {
    chrome.tabs.sendMessage(sender.tab.id, { id: message.id, type: 'evalResp', result: false }, where).catch(() => {});
  }
});
`;

const EVERYWHERE = ['http://*/*', 'https://*/*'];

/** @param {string} folder @param {string} name @param {object} more */
const manifest = (folder, name, more) =>
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ manifest_version: 3, name, version: '1', host_permissions: EVERYWHERE, action: {}, ...more }));

/** All of them, in folders that `remove` takes away again. */
export function extensions() {
  const home = mkdtempSync(join(tmpdir(), 'fineprint-bench-'));
  const ours = join(home, 'fineprint');
  cpSync(join(ROOT, 'pkg/chrome'), ours, { recursive: true });
  appendFileSync(join(ours, 'background.all.js'), COUNTER);

  const peer = join(home, 'autoconsent');
  mkdirSync(peer);
  cpSync(join(AUTOCONSENT, 'addon-mv3/content.bundle.js'), join(peer, 'content.js'));
  for (const file of ['compact-rules.json', 'rule-index.json']) cpSync(join(AUTOCONSENT, 'addon-mv3', file), join(peer, file));
  cpSync(join(AUTOCONSENT, 'autoconsent.esm.js'), join(peer, 'autoconsent.esm.js'));
  writeFileSync(join(peer, 'background.js'), PEER);
  manifest(peer, 'autoconsent', {
    background: { service_worker: 'background.js', type: 'module' },
    content_scripts: [{ matches: EVERYWHERE, js: ['content.js'], run_at: 'document_start', all_frames: true, match_origin_as_fallback: true }],
  });

  const badge = join(home, 'badge');
  mkdirSync(badge);
  writeFileSync(join(badge, 'content.js'), `chrome.runtime.sendMessage({ type: 'page', text: document.body.textContent.length });`);
  writeFileSync(
    join(badge, 'background.js'),
    `chrome.runtime.onMessage.addListener((message, sender) => { chrome.action.setBadgeText({ tabId: sender.tab.id, text: '1' }); return false; });`,
  );
  writeFileSync(join(badge, 'control.html'), '<!doctype html><title>control</title>');
  manifest(badge, 'badge only', {
    background: { service_worker: 'background.js' },
    content_scripts: [{ matches: EVERYWHERE, js: ['content.js'], run_at: 'document_idle' }],
  });
  return { ours, peer, badge, remove: () => rmSync(home, { recursive: true, force: true }) };
}

/** The version of autoconsent that is compared with. */
export const PEER_VERSION = JSON.parse(readFileSync(join(AUTOCONSENT, '../package.json'), 'utf8')).version;
