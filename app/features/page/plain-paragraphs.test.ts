import { expect, test } from "vitest"
import { plainParagraphs } from "./plain-paragraphs.ts"

test.each<[string, string, string[]]>([
  ["nothing", " \n\n", []],
  ["two paragraphs", "One\nline.\n\nAnother.", ["One line.", "Another."]],
  ["lines of Windows", "One\r\nline.\r\n\r\nAnother.", ["One line.", "Another."]],
  ["a heading and marks", "## Bring\n\n**Shoes** and *a* `towel`", ["Bring", "Shoes and a towel"]],
  [
    "points",
    "Bring\n- shoes\n- a towel\n\n1. Ring\n2) Wait",
    ["Bring", "• shoes", "• a towel", "• Ring", "• Wait"],
  ],
  [
    "a link",
    "See [the map](https://example.com/map?a=1 'title').",
    ["See the map (https://example.com/map?a=1)."],
  ],
  ["an address of its own", "[https://example.com](https://example.com)", ["https://example.com"]],
  ["a mail address", "[us@example.com](mailto:us@example.com)", ["us@example.com"]],
  ["a link that leads nowhere safe", "[tap](javascript:alert(1))", ["tap"]],
  ["HTML and pictures", "<b onclick=x>Hi</b> ![x](https://example.com/x.png)", ["Hi"]],
  ["rules and snake_case", "a\n\n---\n\nmy_file_name", ["a", "my_file_name"]],
])("Markdown in plain text: %s", (_, markdown, plain) => {
  expect(plainParagraphs(markdown)).toEqual(plain)
})
