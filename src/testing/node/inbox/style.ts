/** The inbox's style sheet. A separate file, so that the page's policy need not allow inline styles. */
export const INBOX_STYLE = `
:root {
  color-scheme: light dark;
  --ink: light-dark(#1c1b22, #f1f0f4);
  --quiet: light-dark(#5c5a66, #a9a7b3);
  --paper: light-dark(#f6f5f8, #16151a);
  --card: light-dark(#fff, #201f26);
  --line: light-dark(#e2e0e8, #35333d);
  --accent: light-dark(#4b3fc4, #a99ff5);
  font: 1rem/1.5 system-ui, sans-serif;
  color: var(--ink);
  background: var(--paper);
}
body { margin: 0; }
main { max-width: 42rem; margin: 0 auto; padding: 2.5rem 1rem 4rem; }
h1 { margin: 0; font-size: 1.75rem; letter-spacing: -0.02em; }
header p { margin: 0.25rem 0 0; color: var(--quiet); }
#count { margin: 1.5rem 0 0.75rem; font-size: 0.875rem; color: var(--quiet); }
ol { margin: 0; padding: 0; list-style: none; display: grid; gap: 0.75rem; }
article { background: var(--card); border: 1px solid var(--line); border-radius: 0.75rem; padding: 1rem 1.25rem; }
article header { display: flex; flex-wrap: wrap; gap: 0.25rem 0.75rem; align-items: baseline; }
h2 { margin: 0; font-size: 1rem; overflow-wrap: anywhere; flex: 1 1 14rem; }
time, .channel { font-size: 0.8125rem; color: var(--quiet); }
.channel { border: 1px solid var(--line); border-radius: 1rem; padding: 0 0.5rem; }
.code { margin: 0.5rem 0 0; }
.code span { display: block; font-size: 0.8125rem; color: var(--quiet); }
code { font: 600 2rem/1.25 ui-monospace, monospace; letter-spacing: 0.18em; user-select: all; }
.link { margin: 0.75rem 0 0; }
.link span { display: block; font-size: 0.8125rem; color: var(--quiet); overflow-wrap: anywhere; }
a { color: var(--accent); font-weight: 600; }
a:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: 0.25rem; }
.empty { border: 1px dashed var(--line); border-radius: 0.75rem; padding: 2.5rem 1rem; text-align: center; text-wrap: balance; color: var(--quiet); }
`
