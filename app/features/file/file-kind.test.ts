import fc from "fast-check"
import { expect, test } from "vitest"
import { answerFilename } from "./answer-filename.ts"
import { fileKind, fileKinds, type FileKind } from "./file-kind.ts"
import * as files from "./testing-files.ts"

const { pdf, png, jpeg, webp, text, docx, odt, html, svg, zip, followedBy } = files
const bytes = (words: string) => new Uint8Array(Buffer.from(words, "latin1"))

test.each<[FileKind, Uint8Array]>([
  ["pdf", pdf],
  ["png", png],
  ["jpeg", jpeg],
  ["webp", webp],
  ["text", text],
  ["jpeg", followedBy(jpeg, jpeg)],
  ["jpeg", followedBy(jpeg, bytes("\0\0\0\x18ftypmp42 a film of two seconds"))],
  ["docx", docx],
  ["odt", odt],
])("a file is %s by what it holds", (kind, content) => {
  expect(fileKind(content)).toBe(kind)
})

test.each<[string, Uint8Array]>([
  ["nothing", new Uint8Array()],
  ["white space", bytes(" \n ")],
  ["a web page", html],
  ["a web page behind white space and a mark", new Uint8Array(Buffer.from("\ufeff \n<html>"))],
  ["a drawing that runs scripts", svg],
  ["a shell script", bytes("#!/bin/sh\nrm -rf ~\n")],
  ["a program", bytes("MZ\x90\0\x03")],
  ["a text with a null byte", bytes("words\0words")],
  ["a text that is no UTF-8", bytes("Gr\xfc\xdfe")],
  ["a PDF with an archive behind it", followedBy(pdf, docx)],
  ["a PDF cut off", pdf.subarray(0, 20)],
  ["a picture with a web page behind it", followedBy(png, html)],
  ["a picture with an archive behind it", followedBy(webp, docx)],
  ["a picture cut off", png.subarray(0, 20)],
  ["a photo cut off behind the small picture in it", jpeg.subarray(0, -2)],
  ["a photo with an archive behind it", followedBy(jpeg, docx)],
  ["a photo that is no JPEG behind its first bytes", bytes("\xff\xd8\xff words \xff\xd9")],
  [
    "a picture whose chunks lie about their length",
    followedBy(png.subarray(0, 8), bytes("\xff\xff\xff\xffIHDRx")),
  ],
  ["any other archive", zip({ "run.exe": "MZ" })],
  ["an archive with something behind it", followedBy(docx, html)],
  ["an archive cut off", docx.subarray(0, docx.length - 30)],
  [
    "a document with macros",
    zip({ "[Content_Types].xml": "", "word/document.xml": "", "word/vbaProject.bin": "" }),
  ],
  [
    "an OpenDocument text with macros",
    zip({
      mimetype: "application/vnd.oasis.opendocument.text",
      "content.xml": "",
      "Basic/Standard/Module1.xml": "",
    }),
  ],
  ["a moving picture", bytes("GIF89a")],
])("%s is not taken", (_, content) => {
  expect(fileKind(content)).toBeNull()
})

test("whatever bytes come, they are judged without failing", () => {
  const heads = ["", "%PDF-", "\x89PNG\r\n\x1a\n", "\xff\xd8\xff", "RIFFxxxxWEBPVP8 ", "PK\x03\x04"]
  const tails = [
    "",
    "\xff\xd9",
    "%%EOF",
    "IEND",
    "PK\x05\x06" + "\xff".repeat(18),
    "PK\x05\x06" + "\0".repeat(18),
  ]
  fc.assert(
    fc.property(
      fc.constantFrom(...heads),
      fc.uint8Array({ maxLength: 200 }),
      fc.constantFrom(...tails),
      (head, middle, tail) => {
        const kind = fileKind(followedBy(bytes(head), middle, bytes(tail)))
        expect([null, ...Object.keys(fileKinds)]).toContain(kind)
      },
    ),
    { numRuns: 2_000 },
  )
})

test.each<[string, FileKind, string]>([
  ["My plan.pdf", "pdf", "My plan.pdf"],
  ["Photo.JPEG", "jpeg", "Photo.jpg"],
  ["run.bat", "text", "run.bat.txt"],
  ["notes.html", "text", "notes.html.txt"],
  ["../../etc/passwd", "text", "passwd.txt"],
  ["C:\\Users\\me\\cv.pdf", "pdf", "cv.pdf"],
  ["", "pdf", "file.pdf"],
  [".pdf", "pdf", "pdf.pdf"],
  ["...", "png", "file.png"],
  ["a\r\nSet-Cookie: x=1.pdf", "pdf", "aSet-Cookie- x=1.pdf"],
  ["inv\u202efdp.exe", "pdf", "invfdp.exe.pdf"],
  [`"><img src=x>.png`, "png", "img src=x-.png"],
  ["日本語.odt", "odt", "日本語.odt"],
])("a file sent as %j that is %s is called %j", (sent, kind, name) => {
  expect(answerFilename(sent, kind)).toBe(name)
})

test("whatever a file is called, its name fits the database and a header, and ends as what it is", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 400 }), (sent) => {
      const name = answerFilename(sent, "pdf")
      expect([...name].length).toBeLessThanOrEqual(104)
      expect(name).toMatch(/^[^\p{Cc}\p{Cf}/\\"<>]+\.pdf$/u)
    }),
  )
})
