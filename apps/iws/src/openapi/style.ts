/** The page's style sheet. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --text: #1d2530;
  --quiet: #4b5a6b;
  --paper: #ffffff;
  --line: #d5dce4;
  --accent: #0b57a4;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e6ebf1;
    --quiet: #a9b6c4;
    --paper: #12171d;
    --line: #334050;
    --accent: #8ec2ff;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0;
  display: grid;
  grid-template-columns: minmax(16rem, 22rem) minmax(0, 60rem);
  gap: 2rem;
  color: var(--text);
  background: var(--paper);
  font: 1rem/1.5 system-ui, sans-serif;
}
nav {
  position: sticky;
  top: 0;
  height: 100vh;
  overflow: auto;
  padding: 1.5rem;
  border-right: 1px solid var(--line);
  font-size: 0.875rem;
}
nav ul { list-style: none; margin: 0 0 1rem; padding: 0; }
nav li { overflow-wrap: anywhere; padding: 0.125rem 0; }
nav p { margin: 0; color: var(--quiet); }
main { padding: 1.5rem; }
a { color: var(--accent); }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
code { font-size: 0.9em; overflow-wrap: anywhere; }
h2 { margin-top: 3rem; }
section { border-top: 1px solid var(--line); padding-top: 0.5rem; margin-top: 2rem; }
table { width: 100%; border-collapse: collapse; margin: 1rem 0; }
caption { text-align: left; color: var(--quiet); }
th, td { text-align: left; vertical-align: top; padding: 0.375rem 0.75rem 0.375rem 0; border-top: 1px solid var(--line); }
th { font-weight: 500; width: 16rem; }
td p, td ul { margin: 0; }
td ul { padding-left: 1.25rem; }
.method, .optional { color: var(--quiet); font-size: 0.8em; }
@media (max-width: 50rem) {
  body { display: block; }
  nav { position: static; height: auto; border-right: 0; }
  th { width: auto; }
}
`;
