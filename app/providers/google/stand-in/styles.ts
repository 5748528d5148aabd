import { Html } from "./html.ts"

export const styles = new Html(`
:root { color-scheme: light dark; --ground: #f6f5f3; --card: #fff; --ink: #23211e; --soft: #6b665e;
  --line: #dedad3; --accent: #1a63c4; --on-accent: #fff; --hold: #8a5a00; --hold-ground: #fff4da;
  --done: #17663a; --done-ground: #e3f4e9; --danger: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --ground: #191816; --card: #24221f; --ink: #f0ede8;
  --soft: #b0a99e; --line: #3d3a35; --accent: #8ab8ff; --on-accent: #0c2244; --hold: #ffd583;
  --hold-ground: #3d2f10; --done: #9fe0b8; --done-ground: #16351f; --danger: #ffb4ab; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
  font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
main { max-width: 960px; margin: 0 auto; padding: 8px 16px 64px; }
.notice { margin: 0; padding: 8px 16px; text-align: center; font-size: 14px; color: var(--soft);
  border-bottom: 1px solid var(--line); }
h1 { font-size: 24px; line-height: 1.25; margin: 16px 0 8px; }
h2 { font-size: 18px; margin: 0; }
a { color: var(--accent); }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 8px;
  padding: 16px; margin: 16px 0; }
.narrow { max-width: 480px; margin: 32px auto; padding: 24px; }
.soft { color: var(--soft); font-size: 14px; margin: 0; }
.bar + .bar { margin-top: 12px; }
.bar { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center;
  justify-content: space-between; }
nav { display: flex; flex-wrap: wrap; gap: 8px; }
nav a { display: inline-flex; align-items: center; min-height: 44px; padding: 0 12px;
  border: 1px solid var(--line); border-radius: 8px; text-decoration: none; background: var(--card); }
nav a[aria-current] { border-color: var(--accent); font-weight: 600; }
.week { list-style: none; margin: 16px 0; padding: 0; }
.week > li { display: grid; grid-template-columns: 144px 1fr; gap: 8px 16px; padding: 12px 16px;
  background: var(--card); border: 1px solid var(--line); border-bottom-width: 0; }
.week > li[aria-current] h2 { color: var(--accent); }
.week > li:first-child { border-radius: 8px 8px 0 0; }
.week > li:last-child { border-radius: 0 0 8px 8px; border-bottom-width: 1px; }
@media (max-width: 560px) { .week > li { grid-template-columns: 1fr; } }
.events { list-style: none; margin: 0; padding: 0; display: grid; gap: 8px; }
.event { display: grid; gap: 4px; padding: 8px 12px; border-radius: 8px; border: 1px solid var(--line);
  border-inline-start: 4px solid var(--accent); }
.event.tentative { border-inline-start-style: dashed; border-inline-start-color: var(--hold); }
.event.free { border-inline-start-color: var(--line); }
.event strong { font-weight: 600; }
.mark { font-size: 14px; padding: 0 8px; border-radius: 8px; white-space: nowrap; }
.mark.tentative { color: var(--hold); background: var(--hold-ground); }
.mark.confirmed { color: var(--done); background: var(--done-ground); }
.mark.free { color: var(--soft); border: 1px solid var(--line); }
form.fields { display: grid; gap: 12px; }
form.fields .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(200px, 1fr)); gap: 12px; }
label { display: grid; gap: 4px; font-size: 14px; }
label.check { display: flex; gap: 12px; align-items: flex-start; font-size: 16px; padding: 8px 0;
  min-height: 44px; }
label.check input { width: 20px; height: 20px; margin: 2px 0 0; flex: none; accent-color: var(--accent); }
input:not([type=checkbox]):not([type=radio]), select { font: inherit; font-size: 16px; color: inherit; background: var(--card);
  min-height: 44px; padding: 8px 12px; border: 1px solid var(--soft); border-radius: 8px; width: 100%; }
fieldset { border: 1px solid var(--line); border-radius: 8px; margin: 0; padding: 8px 16px; }
legend { padding: 0 4px; font-size: 14px; color: var(--soft); }
button { font: inherit; min-height: 44px; padding: 8px 20px; border-radius: 8px; cursor: pointer;
  border: 1px solid var(--soft); background: transparent; color: inherit; }
button.go { background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 600; }
button.danger { color: var(--danger); border-color: var(--danger); }
.buttons { display: flex; flex-wrap: wrap; gap: 12px; justify-content: flex-end; }
.error { color: var(--danger); font-weight: 600; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
`)
