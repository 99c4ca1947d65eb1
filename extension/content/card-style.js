// The look of card and ring. As a text, since a sheet is adopted by the shadow tree; the values are those of style/tokens.css.
'use strict';

globalThis.FineprintCardStyle = `
:host { all: initial !important; position: fixed !important; inset: 0 auto auto 0 !important; width: 0 !important; height: 0 !important;
  overflow: visible !important; border: 0 !important; padding: 0 !important; margin: 0 !important; background: none !important;
  display: block !important; z-index: 2147483647 !important; color-scheme: light dark !important; }
:host::backdrop { display: none !important; }
* { box-sizing: border-box; }
.card, .ring { --back: #ffffff; --line: #d5dbe3; --text: #1b2330; --quiet: #525d6e; --accent: #1f4f8b; --halo: #ffffff; }
.card { position: fixed; width: max-content; max-width: min(300px, calc(100vw - 16px)); padding: 10px 12px 9px; border: 1px solid var(--line);
  border-inline-start: 4px solid var(--accent); border-radius: 8px; background: var(--back); color: var(--text);
  box-shadow: 0 4px 18px rgb(0 0 0 / 22%); font: 13px/1.4 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; text-align: start;
  overflow-wrap: anywhere; animation: in 160ms ease-out; }
.head { display: flex; align-items: start; gap: 8px; }
.mark { flex: none; display: grid; place-items: center; width: 20px; height: 20px; border-radius: 50%; background: var(--accent); color: var(--back);
  font-weight: 700; font-size: 13px; line-height: 1; }
.title { flex: 1; font-size: 14px; font-weight: 600; }
.more { margin: 4px 0 0; }
.steps { padding-inline-start: 20px; }
.act { margin-top: 8px; min-height: 28px; padding: 4px 12px; border: 1px solid var(--accent); border-radius: 6px; background: var(--accent); color: var(--back);
  font: inherit; font-weight: 600; cursor: pointer; }
.act:hover { text-decoration: underline; }
.act:focus-visible { outline: 2px solid var(--text); outline-offset: 2px; }
.short .more, .short .from, .short .less { display: none; }
.from { margin: 6px 0 0; color: var(--quiet); font-size: 11px; }
.less { display: flex; flex-wrap: wrap; gap: 0 14px; margin: 4px 0 -4px; }
.less button { min-height: 24px; padding: 0; border: 0; background: none; color: var(--accent); font: inherit; font-size: 12px; text-decoration: underline; cursor: pointer; }
.less button:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
.close { flex: none; position: relative; width: 24px; height: 24px; margin: -3px -5px 0 0; padding: 0; border: 0; border-radius: 4px; background: none;
  color: var(--quiet); cursor: pointer; }
.close::before, .close::after { content: ""; position: absolute; inset: 11px 6px auto; height: 2px; border-radius: 1px; background: currentColor; transform: rotate(45deg); }
.close::after { transform: rotate(-45deg); }
.close:hover { color: var(--text); }
.close:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
.ring { position: fixed; border: 3px solid var(--accent); box-shadow: 0 0 0 2px var(--halo), inset 0 0 0 1px var(--halo); pointer-events: none; animation: in 160ms ease-out; }
.ring[hidden] { display: none; }
@media (prefers-color-scheme: dark) {
  .card, .ring { --back: #15191f; --line: #38414e; --text: #e8ecf2; --quiet: #a9b4c3; --accent: #93bdf2; --halo: #10141a; }
}
@media (forced-colors: active) { .ring { border-color: Highlight; } }
@media (prefers-reduced-motion: reduce) { .card, .ring { animation: none; } }
@media print { .card, .ring { display: none; } }
@keyframes in { from { opacity: 0; } }
`;
