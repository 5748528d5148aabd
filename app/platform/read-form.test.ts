import { expect, test } from "vitest"
import { readForm, requireForm } from "./read-form.ts"

const sent = (body: string, type: string) =>
  new Request("https://book.example/admin/login", {
    method: "POST",
    body,
    headers: { "content-type": type },
  })

test("a form is read, however it is encoded", async () => {
  const form = await requireForm(sent("name=Ann+Lee", "application/x-www-form-urlencoded"))
  expect(form.get("name")).toBe("Ann Lee")
})

test("a body that is no form is a bad request and no failure of ours", async () => {
  for (const request of [
    () => sent("{}", "application/json"),
    () => sent("name=Ann", "text/plain"),
    () => sent("--x\r\ncut off", "multipart/form-data; boundary=x"),
    () => sent("name=Ann", "multipart/form-data"),
  ]) {
    expect(await readForm(request())).toBeNull()
    await expect(requireForm(request())).rejects.toMatchObject({ status: 400 })
  }
})
