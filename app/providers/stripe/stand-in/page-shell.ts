import { createHash } from "node:crypto"

const style = `
:root{color-scheme:light;--ink:#1a1f36;--soft:#4f566b;--line:#d8dee8;--accent:#4b45c6;--bad:#b3093c}
*{box-sizing:border-box}
body{margin:0;font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;color:var(--ink);background:#f6f8fb}
.ribbon{margin:0;padding:.5rem 1rem;background:#fff2cc;color:#5c4300;font-size:.9rem;text-align:center}
main{display:grid;gap:2rem;max-width:58rem;margin:0 auto;padding:2rem 1rem 4rem}
@media(min-width:48rem){main{grid-template-columns:1fr 1fr;gap:4rem;padding-top:4rem}}
a{color:var(--accent)}
.back{display:inline-block;padding:.5rem 0;margin-bottom:.75rem}
.seller{margin:0;color:var(--soft)}
h1{margin:.25rem 0 1rem;font-size:1.05rem;font-weight:600}
.amount{margin:0 0 1.25rem;font-size:2.25rem;line-height:1.1;font-weight:700;font-variant-numeric:tabular-nums}
dl{margin:0;border-top:1px solid var(--line)}
.row{display:flex;justify-content:space-between;gap:1rem;padding:.75rem 0;border-bottom:1px solid var(--line)}
.row dt{min-width:0;overflow-wrap:anywhere}
.row dd{margin:0;white-space:nowrap;font-variant-numeric:tabular-nums}
.row small{display:block;color:var(--soft)}
.total{font-weight:600}
.panel{align-self:start;padding:1.5rem;background:#fff;border:1px solid var(--line);border-radius:.75rem;box-shadow:0 1px 3px rgb(26 31 54/.08)}
@media(min-width:48rem){.wide{grid-column:1/-1}}
h2{margin:0 0 1rem;font-size:1.15rem}
label{display:block;margin:0 0 .25rem;font-weight:600}
.field{margin:0 0 1.1rem}
.field p{margin:0;overflow-wrap:anywhere}
input{width:100%;min-height:2.9rem;padding:.6rem .75rem;font:inherit;color:inherit;background:#fff;border:1px solid #8a94a6;border-radius:.5rem}
input[aria-invalid]{border-color:var(--bad)}
input[name=card]{font-variant-numeric:tabular-nums;letter-spacing:.04em}
:focus-visible{outline:3px solid #8f8bf0;outline-offset:2px}
button{width:100%;min-height:3rem;padding:.6rem 1rem;font:inherit;font-weight:600;color:#fff;background:var(--accent);border:0;border-radius:.5rem;cursor:pointer}
button:hover{background:#3a34a8}
button.plain{margin-top:.75rem;color:var(--ink);background:#fff;border:1px solid #8a94a6}
button.plain:hover{background:#f0f2f6}
.problem{margin:0 0 1.1rem;padding:.75rem;color:var(--bad);background:#fff0f3;border:1px solid #f3c1cd;border-radius:.5rem}
.panel>:last-child{margin-bottom:0}
details{margin-top:1.25rem;color:var(--soft);font-size:.9rem}
summary{min-height:1.75rem;cursor:pointer}
code{font-variant-numeric:tabular-nums;white-space:nowrap;color:var(--ink)}
details ul{padding-left:1.1rem;margin:.5rem 0 0}
`

const styleHash = createHash("sha256").update(style).digest("base64")

const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; img-src data:; base-uri 'none'; frame-ancestors 'none'`

/** Text made safe for HTML, in elements and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;")
}

/** A whole page without script; `body` is HTML already. */
export function pageResponse(status: number, title: string, body: string): Response {
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<p class="ribbon">Sandbox: no real money moves here.</p>
<main>
${body}
</main>
</body>
</html>
`
  return new Response(html, {
    status,
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": policy,
      "Cache-Control": "no-store",
      "Referrer-Policy": "same-origin",
    },
  })
}
