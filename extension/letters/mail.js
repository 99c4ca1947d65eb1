// Addresses of mailboxes and the links that open a mail program. What a page says can't become a header of a mail.
'use strict';

globalThis.FineprintMail = (() => {
  /** Mail programs cut off or refuse longer links. */
  const LONGEST = 1900;
  const MOST_LETTERS = 254;

  /**
   * One mailbox: letters and figures of any script, no blanks, no marks that can't be seen, and nothing that has a meaning in
   * a link (`?`, `&`, `%`, `,`), though some of these may stand in a mailbox.
   */
  const MAILBOX = /^[\p{L}\p{N}!#$'*+/=^_`{|}~-]+(\.[\p{L}\p{N}!#$'*+/=^_`{|}~-]+)*@([\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}[\p{L}\p{N}-]*$/u;

  /** The mailbox that a text is; empty where it is none, or more than one. @param {string} text */
  function address(text) {
    const trimmed = text.trim();
    return trimmed.length <= MOST_LETTERS && MAILBOX.test(trimmed) ? trimmed : '';
  }

  /** The mailbox that a mail link or a bare text names; what the link has the mail say is of no use here. @param {string} target */
  const named = target => address(target.trim().replace(/^mailto:/i, '').replace(/\?.*$/s, ''));

  /** @param {string} text */
  const encode = text => encodeURIComponent(text.toWellFormed());

  /** A subject is one line. @param {string} text */
  const oneLine = text => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();

  /**
   * The link that opens a mail; where it would be too long the text stays out, then the subject too.
   * @param {{to: string, subject: string, body: string}} mail `to` may be empty @returns {{href: string, whole: boolean}}
   */
  function link({ to, subject, body }) {
    const mailbox = address(to);
    const at = mailbox.lastIndexOf('@');
    const start = mailbox ? `mailto:${encode(mailbox.slice(0, at))}@${encode(mailbox.slice(at + 1))}` : 'mailto:';
    const titled = `${start}?subject=${encode(oneLine(subject))}`;
    const lines = body.replace(/\r\n?|\n/g, '\r\n');
    const all = `${titled}&body=${encode(lines)}`;
    if (all.length <= LONGEST) return { href: all, whole: true };
    return { href: titled.length <= LONGEST ? titled : start, whole: false };
  }

  return { address, named, link, LONGEST };
})();
