import { expect, test } from "vitest"
import { cleanFilename } from "./clean-filename.ts"

test.each([
  ["harbour.png", "harbour.png"],
  ["C:\\Users\\Ada\\harbour.png", "harbour.png"],
  ["../../etc/passwd", "passwd"],
  ["Hafen bei Nacht – Köln.jpeg", "Hafen bei Nacht – Köln.jpeg"],
  ["صورة.png", "صورة.png"],
  ["a\u202Egnp.exe", "agnp.exe"],
  ["line\r\nbreak\u2028.png", "linebreak.png"],
  ["nul\0.png", "nul.png"],
  ["half\uD83D.png", "half.png"],
  ["..", ".."],
  ["", ""],
  ["/", ""],
])("%j is called %j", (given, called) => {
  expect(cleanFilename(given)).toBe(called)
})

test("a name of any length is shortened between characters", () => {
  expect(cleanFilename("😀".repeat(500))).toBe("😀".repeat(120))
})
