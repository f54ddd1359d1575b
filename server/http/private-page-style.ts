// How the private page looks: one small style sheet, light and dark, from 320 px on. Data.

export const privatePageStyle = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#f5f4ef, #121413);
  --card: light-dark(#ffffff, #1d201f);
  --ink: light-dark(#1c1b18, #ecece6);
  --soft: light-dark(#5b5850, #a9a9a0);
  --line: light-dark(#d9d5ca, #343837);
  --input: light-dark(#8d897e, #7b807b);
  --accent: light-dark(#0b6468, #58bbb7);
  --on-accent: light-dark(#ffffff, #04211f);
  --accent-soft: light-dark(#dbeeec, #163634);
  --bad: light-dark(#a3261c, #ffa196);
  --bad-soft: light-dark(#fce5e0, #431d18);
  --good: light-dark(#1d6334, #8bd6a0);
  --good-soft: light-dark(#e0f1e3, #17311f);
}
* { box-sizing: border-box; }
body {
  margin: 0;
  background: var(--paper);
  color: var(--ink);
  font: 1rem/1.55 -apple-system, "Segoe UI", Inter, Roboto, "Noto Sans", "Liberation Sans", system-ui, sans-serif;
  overflow-wrap: anywhere;
}
main { max-width: 40rem; margin: 0 auto; padding: 1.25rem 1rem 3rem; }
h1 {
  margin: 0 0 0.5rem;
  font: 600 1.5rem/1.25 "Iowan Old Style", Charter, "Palatino Linotype", Georgia, "Liberation Serif", serif;
  text-wrap: balance;
}
h2 { margin: 1.5rem 0 0.5rem; font-size: 0.875rem; color: var(--soft); }
p { margin: 0 0 0.75rem; }
.brand { margin: 0 0 1.25rem; font-weight: 600; letter-spacing: 0.01em; }
.soft { color: var(--soft); font-size: 0.9375rem; }
.door { margin-top: 8vh; padding: 1.5rem; background: var(--card); border: 1px solid var(--line); border-radius: 14px; }
.check { margin: 1rem 0; padding: 0.75rem 1rem; background: var(--accent-soft); border-radius: 10px; }
.check strong { display: block; font-size: 1.0625rem; }
.check p { margin: 0.125rem 0 0; font-size: 0.9375rem; }
.told { padding: 0.625rem 1rem; border-radius: 10px; }
.told-good { background: var(--good-soft); color: var(--good); }
.told-bad { background: var(--bad-soft); color: var(--bad); }
.talk { display: flex; flex-direction: column; gap: 0.75rem; margin: 0; padding: 0; list-style: none; }
.talk > li {
  max-width: 85%;
  padding: 0.625rem 0.875rem;
  background: var(--card);
  border: 1px solid var(--line);
  border-radius: 14px 14px 14px 4px;
}
.talk .mine { align-self: flex-end; background: var(--accent-soft); border-color: transparent; border-radius: 14px 14px 4px 14px; }
.who { display: flex; flex-wrap: wrap; gap: 0 0.5rem; font-size: 0.8125rem; color: var(--soft); }
.who b { color: var(--ink); }
.words { margin: 0; white-space: pre-wrap; }
.talk a, .again a { color: var(--accent); }
.talk ul { margin: 0.375rem 0 0; padding: 0; list-style: none; }
.again { margin: 0.75rem 0 0; }
.again a { display: inline-block; padding: 0.375rem 0; }
form { margin-top: 1rem; }
label { display: block; margin: 0.75rem 0 0.25rem; font-weight: 600; font-size: 0.9375rem; }
textarea, input[type="file"] {
  width: 100%;
  padding: 0.625rem 0.75rem;
  font: inherit;
  color: inherit;
  background: var(--card);
  border: 1px solid var(--input);
  border-radius: 10px;
}
textarea { min-height: 7rem; resize: vertical; }
input[type="file"] { padding: 0.5rem; font-size: 0.9375rem; }
.hint { margin: 0.25rem 0 0; font-size: 0.875rem; color: var(--soft); }
button {
  min-height: 2.75rem;
  margin-top: 1rem;
  padding: 0.5rem 1.25rem;
  font: inherit;
  font-weight: 600;
  color: var(--on-accent);
  background: var(--accent);
  border: 0;
  border-radius: 10px;
  cursor: pointer;
}
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.foot { margin-top: 2rem; padding-top: 1rem; border-top: 1px solid var(--line); }
@media (max-width: 26rem) { button { width: 100%; } .talk > li { max-width: 94%; } .door { padding: 1.25rem 1rem; } }
@media (forced-colors: active) { .talk > li, .check, .told { border: 1px solid; } }
`;
