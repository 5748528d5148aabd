const LONGEST = 120

/** What an uploaded file is called, without folders and without anything that could turn a line around. */
export function cleanFilename(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ""
  // Controls, formatting marks such as those of direction, and halves of characters.
  const clean = last.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, "").trim()
  return [...clean].slice(0, LONGEST).join("")
}
