import { createServer } from "node:http"

/**
 * A site of somebody else: another origin than the app, and for cookies another site, since `127.0.0.1` and
 * `localhost` have nothing in common.
 * @param body of its one page, which every address shows
 * @returns its origin, and the way to end it
 */
export async function startForeignSite(
  body: string,
): Promise<{ origin: string; stop: () => Promise<void> }> {
  const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title>
<link rel="icon" href="data:,"><meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><main><h1>A shop</h1>${body}<p>What comes after.</p></main></body></html>`
  const server = createServer((_, response) => {
    response.setHeader("Content-Type", "text/html; charset=utf-8")
    response.end(page)
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const address = server.address()
  if (address === null || typeof address === "string") throw new Error("The site has no port.")
  return {
    origin: `http://127.0.0.1:${address.port}`,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
