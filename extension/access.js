// Which pages the extension may read, in words, and the way to allow all of them. Browsers let a person take that away.
'use strict';

globalThis.FineprintAccess = (() => {
  const { words, part } = FineprintPage;
  const ALL = { origins: ['http://*/*', 'https://*/*'] };

  /** Whether it may read every page. */
  const all = () => chrome.permissions.contains(ALL);

  async function show() {
    const every = await all();
    part('access').textContent = words(every ? 'opt_access_all' : 'opt_access_some');
    part('give').hidden = every;
  }

  part('give').addEventListener('click', async () => {
    await chrome.permissions.request(ALL).catch(() => false);
    await show();
  });
  chrome.permissions.onAdded.addListener(() => void show());
  chrome.permissions.onRemoved.addListener(() => void show());

  return { show, all };
})();
