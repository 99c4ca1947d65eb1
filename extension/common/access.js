// Which pages the extension may read, in words, and the way to allow all of them. Browsers let a person take that away.
'use strict';

globalThis.FineprintAccess = (() => {
  const { words, part } = FineprintPage;
  const { PAGES, mayReadAll } = FineprintSettings;

  async function show() {
    const every = await mayReadAll();
    part('access').textContent = words(every ? 'opt_access_all' : 'opt_access_some');
    part('give').hidden = every;
  }

  part('give').addEventListener('click', async () => {
    await chrome.permissions.request(PAGES).catch(() => false);
    await show();
  });
  chrome.permissions.onAdded.addListener(() => void show());
  chrome.permissions.onRemoved.addListener(() => void show());

  return { show };
})();
