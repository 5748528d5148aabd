import { expect, test } from "vitest"
import { pictureKind } from "./picture-kind.ts"

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

test.each([
  ["png", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR"],
  ["jpeg", "\xff\xd8\xff\xe0\0\x10JFIF"],
  ["gif", "GIF89a\x01\0"],
  ["gif", "GIF87a\x01\0"],
  ["webp", "RIFF\x10\0\0\0WEBPVP8 "],
  ["svg", '<svg xmlns="http://www.w3.org/2000/svg">'],
  ["svg", '<?xml version="1.0"?>\n<!-- drawn --><svg>'],
  ["svg", "  \n<!DOCTYPE svg><SVG onload=alert(1)>"],
])("a %s is known by how it begins", (kind, begin) => {
  expect(pictureKind(bytes(begin))).toBe(kind)
})

test.each([
  ["nothing", ""],
  ["a page", "<!doctype html><script>alert(1)</script>"],
  ["a page that speaks of a picture", "<html><svg></svg></html>"],
  ["a page after a space", " \x89PNG\r\n\x1a\n"],
  ["a PDF", "%PDF-1.7"],
  ["a program", "MZ\x90\0"],
  ["a zip", "PK\x03\x04"],
  ["a sound of the same family", "RIFF\x10\0\0\0WAVEfmt "],
  ["half a beginning", "\x89PNG\r\n"],
  ["a TIFF", "II*\0"],
  ["an icon", "\0\0\x01\0"],
  ["a BMP", "BM\0\0"],
  ["an AVIF", "\0\0\0\x20ftypavif"],
])("%s is no picture of ours", (_, begin) => {
  expect(pictureKind(bytes(begin))).toBeNull()
})
