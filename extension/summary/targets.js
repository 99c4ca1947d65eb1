// Where a policy lets people say no: which of its words are addresses, and where they lead.
'use strict';

globalThis.FineprintTargets = (() => {
  /** Endings of files, which a bare name with a dot may be instead of a host. */
  const FILES = /\.(html?|php|aspx?|jsp|pdf|txt)([?#]|$)/i;
  const HOST = /^([a-z0-9\u00a1-\uffff]([a-z0-9\u00a1-\uffff-]*[a-z0-9\u00a1-\uffff])?\.)+[a-z\u00a1-\uffff]{2,}(:\d+)?([/?#]|$)/i;

  /** @param {string} text @param {string} [base] */
  const parse = (text, base) => (URL.canParse(text, base) ? new URL(text, base) : null);

  /** @param {string} host */
  const bare = host => host.replace(/^www\./, '');

  /**
   * The address that a target is, seen from the policy; `null` where it is words, or leads to no page and no mailbox.
   * `host` is told where it is another than the policy's.
   * @param {string} target @param {string} base the policy's address
   * @returns {{url: string, host: string} | {mail: string} | null}
   */
  function of(target, base) {
    const text = target.trim();
    if (!text || /[\s\p{Cc}\p{Cf}]/u.test(text)) return null;
    const mail = FineprintMail.named(text);
    if (mail && !/^https?:/i.test(text)) return { mail };
    const own = parse(base);
    const relative = /^[/.?#]/.test(text) || FILES.test(text);
    const url = /^https?:\/\//i.test(text) ? parse(text) : /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(text) ? null : relative ? own && parse(text, own.href) : HOST.test(text) ? parse(`https://${text}`) : null;
    if (!url || !/^https?:$/.test(url.protocol) || !url.hostname) return null;
    // A name before the host only makes it look like another.
    url.username = url.password = '';
    return { url: url.href, host: own && bare(own.host) === bare(url.host) ? '' : url.host };
  }

  return { of };
})();
