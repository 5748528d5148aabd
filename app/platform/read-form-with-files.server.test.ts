import { expect, test } from "vitest"
import { readFormWithFiles } from "./read-form-with-files.server.ts"

const address = "http://localhost:3000/studio/consultation/book"
const limits = { mostBytes: 1_000, mostFiles: 2 }
const read = (body: FormData | URLSearchParams) =>
  readFormWithFiles(new Request(address, { method: "POST", body }), limits)

function formWith(...files: [name: string, filename: string, bytes: number][]): FormData {
  const form = new FormData()
  form.append("before", "one")
  for (const [name, filename, bytes] of files)
    form.append(name, new Blob(["x".repeat(bytes)]), filename)
  form.append("after", "two")
  return form
}

test("texts and files of a form are read, whatever the files are called", async () => {
  const odd = `a;b="c" – año\\..\\x.pdf`
  const { form, files } = (await read(formWith(["one", odd, 10], ["two", "b.txt", 1_000])))!
  expect([form.get("before"), form.get("after")]).toEqual(["one", "two"])
  expect([...files.keys()]).toEqual(["one", "two"])
  expect(files.get("one")?.filename).toContain("x.pdf")
  expect(files.get("one")?.bytes).toHaveLength(10)
  expect(files.get("two")).toMatchObject({ filename: "b.txt", isTooBig: false })
})

test("a file that is too big is thrown away, and what comes after it is still read", async () => {
  const { form, files } = (await read(formWith(["one", "a.pdf", 100_000], ["two", "b.txt", 5])))!
  expect(form.get("after")).toBe("two")
  expect(files.get("one")).toEqual({ filename: "a.pdf", bytes: new Uint8Array(), isTooBig: true })
  expect(files.get("two")?.bytes).toHaveLength(5)
})

test("more files than are taken are not kept", async () => {
  const many = ["a", "b", "c"].map((name): [string, string, number] => [name, `${name}.txt`, 3])
  const { files } = (await read(formWith(...many)))!
  expect([...files.values()].map(({ isTooBig }) => isTooBig)).toEqual([false, false, true])
})

test("a file input that was left empty sends no file", async () => {
  const { files } = (await read(formWith(["one", "", 0])))!
  expect(files.size).toBe(0)
})

test("a form without files is read as ever", async () => {
  const { form, files } = (await read(new URLSearchParams({ name: "Ada" })))!
  expect([form.get("name"), files.size]).toEqual(["Ada", 0])
})

test.each([
  ["a body that ends in the middle", '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nhal'],
  ["a body without the boundary", "hello"],
])("%s is no form", async (_, body) => {
  const headers = { "content-type": "multipart/form-data; boundary=b" }
  const request = new Request(address, { method: "POST", body, headers })
  expect(await readFormWithFiles(request, limits)).toBeNull()
})

test("a form of texts without end is no form of ours", async () => {
  const form = new FormData()
  for (let index = 0; index < 4; index++) form.append(`text-${index}`, "x".repeat(400_000))
  expect(await read(form)).toBeNull()
})
