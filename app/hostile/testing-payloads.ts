/** What every payload tries to bring about. Finding one of these is finding a hole. */
export const MARK = {
  /** An element, and the beginning of an attribute's name. */
  element: "x-hostile",
  attribute: "data-hostile",
  /** A host that nothing of ours is ever fetched from or leads to by itself. */
  host: "evil.example",
  /** A header of HTTP or of a mail, and a property of a calendar file. */
  header: "x-hostile",
  script: "hostile()",
} as const

/**
 * Texts that break out of one language or another, by what they attack, short enough for a title. A new attack is a
 * row.
 */
export const payloads: readonly { name: string; text: string }[] = [
  {
    name: "elements of HTML",
    text: `<script>hostile()</script><x-hostile data-hostile="1">bold</x-hostile><iframe srcdoc="x">`,
  },
  {
    name: "the end of an attribute",
    text: `"'\`><img src=x onerror="hostile()" data-hostile><x-hostile a="' onfocus=hostile() autofocus`,
  },
  {
    name: "the end of raw text",
    text: `</title></textarea></style></script></noscript></select></option><x-hostile>`,
  },
  {
    name: "SVG and MathML",
    text: `<svg><style><img src=x onerror=hostile()></style><x-hostile/></svg><math><mtext></table><x-hostile>`,
  },
  {
    name: "Markdown",
    text: `[a](javascript:hostile()) ![i](https://evil.example/i.png) <x-hostile data-hostile> <javascript:x>`,
  },
  {
    name: "links and comments",
    text: `[c](//evil.example "t\\" onclick=hostile()") [b](data:text/html,<x-hostile>) <!--><x-hostile>--!>]]>`,
  },
  {
    name: "data in scripts and styles",
    text: `red;}</style></script><x-hostile>\u2028"};hostile();// ]]> <!-- <script> \\u003cx-hostile\\u003e`,
  },
  {
    name: "lines of headers",
    text: `x\r\nX-Hostile: yes\r\nBcc: evil@evil.example\r\n\r\n<x-hostile>hostile()`,
  },
  {
    name: "lines of calendar files",
    text: `x\nATTENDEE:mailto:evil@evil.example\r\nX-HOSTILE:1\rEND:VEVENT\nBEGIN:VALARM;X=\\n\\,:`,
  },
  { name: "formulas", text: `=HYPERLINK("https://evil.example/";"look")` },
  { name: "addresses", text: `javascript:hostile()//https://evil.example/<x-hostile>` },
  { name: "addresses without a scheme", text: `//evil.example/x?<x-hostile>` },
  {
    name: "direction and invisible signs",
    text: `\u202Egnp.x\u2066<x-hostile>\u200B\uFEFF\u2069\u0007`,
  },
  {
    name: "message formats",
    text: `{__proto__} {constructor} {n, plural, one {<x-hostile>} other {#}} '{' \${hostile()} {{hostile()}}`,
  },
]
