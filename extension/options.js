// The options. A choice is kept the moment it is made, and shown as made only once it is kept.
'use strict';

(() => {
  const { words, part, make, fill, turn } = FineprintPage;
  const { get, set, MOST_MATTERS } = FineprintSettings;

  /** The questions that may come first: all that a summary has a row for. */
  const QUESTIONS = (
    'effective_date controller privacy_contact data_categories sensitive_data sources purposes legal_bases targeted_ads sale_share recipients ' +
    'law_enforcement transfers retention automated_decisions ai_training opt_outs gpc_dnt cookies_tracking children complaint changes_notice security'
  ).split(' ');

  /** @param {string} text */
  const say = text => void (part('said').textContent = text);

  /** Keeps a choice and shows what is chosen now. @param {Partial<FineprintSettingsData>} change */
  async function keep(change) {
    try {
      await set(change);
      say('');
    } catch {
      say(words('opt_failed'));
    }
    await show();
  }

  async function show() {
    const { badge, matters } = await get();
    turn(part('badge'), badge);
    const full = matters.length >= MOST_MATTERS;
    part('matters-more').textContent = words(full ? 'opt_matters_full' : 'opt_matters_more', [String(MOST_MATTERS)]);
    for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (part('matters').querySelectorAll('button'))) {
      const on = matters.includes(button.value);
      turn(button, on);
      button.setAttribute('aria-disabled', String(full && !on));
    }
    part('kept').textContent = words('opt_kept_size', [String(await size())]);
  }

  /** Bytes of all that is kept. Firefox has no count of its own. */
  const size = async () => new TextEncoder().encode(JSON.stringify(await chrome.storage.local.get(null))).length;

  function choices() {
    for (const id of QUESTIONS) {
      const button = make(make(part('matters'), 'li'), 'button', 'switch');
      button.type = 'button';
      button.value = id;
      button.setAttribute('role', 'switch');
      make(button, 'span', 'knob').setAttribute('aria-hidden', 'true');
      make(button, 'span', '', words(`q_${id}`));
      button.addEventListener('click', async () => {
        const { matters } = await get();
        if (matters.includes(id)) await keep({ matters: matters.filter(other => other !== id) });
        else if (matters.length < MOST_MATTERS) await keep({ matters: [...matters, id] });
      });
    }
  }

  async function keys() {
    for (const { description, shortcut } of await chrome.commands.getAll()) {
      make(part('keys'), 'dt', '', description || words('cmd_summary'));
      make(make(part('keys'), 'dd'), 'kbd', '', shortcut || words('opt_no_key'));
    }
  }

  part('badge').addEventListener('click', async () => keep({ badge: !(await get()).badge }));

  // Asked once: the second click is the answer.
  part('wipe').addEventListener('click', async () => {
    const button = part('wipe');
    if (!button.hasAttribute('data-sure')) {
      button.setAttribute('data-sure', '');
      button.textContent = words('opt_wipe_sure');
      return;
    }
    button.removeAttribute('data-sure');
    button.textContent = words('opt_wipe');
    await chrome.storage.local.clear();
    say(words('opt_wiped'));
    await show();
  });
  chrome.storage.local.onChanged.addListener(() => void show());

  fill();
  choices();
  void keys();
  void FineprintAccess.show();
  void show();
})();
