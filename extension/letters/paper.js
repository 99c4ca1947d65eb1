// The letter as it is printed: to whom, the day, the subject, the text.
'use strict';

globalThis.FineprintPaper = (() => {
  const { make } = FineprintPage;

  /** @param {HTMLElement} root @param {{to: string, language: string, subject: string, body: string}} letter */
  function draw(root, { to, language, subject, body }) {
    root.replaceChildren();
    root.lang = language;
    if (to) make(root, 'p', '', to).dir = 'auto';
    // "en" alone writes the day as in America.
    make(root, 'p', '', new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { dateStyle: 'long' }).format(new Date()));
    make(root, 'h2', '', subject).dir = 'auto';
    make(root, 'p', '', body).dir = 'auto';
  }

  return { draw };
})();
