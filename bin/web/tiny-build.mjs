/** The smallest thing that remix-serve serves: one address that tells what it was sent. */
import { mkdirSync, writeFileSync } from "node:fs"

const pool = setInterval(() => {}, 1_000)
const closers = Symbol.for("holdfast.closers")
globalThis[closers] = [
  async () => {
    clearInterval(pool)
    writeFileSync(process.env.CLOSED_FILE, "closed")
  },
]

async function loader({ request }) {
  const { searchParams } = new URL(request.url)
  if (searchParams.has("slow")) {
    console.log("slow request began")
    await new Promise((resolve) => setTimeout(resolve, 700))
  }
  const { headers } = request
  return Response.json({
    client: headers.get("x-client-address"),
    site: headers.get("x-site-organizer"),
  })
}

async function action({ request }) {
  const body = await request.text()
  console.log(`action saw ${body.length}`)
  return Response.json({ length: body.length })
}

const route = { id: "routes/all", path: "*", parentId: "root", module: { loader, action } }
mkdirSync(process.env.TINY_ASSETS, { recursive: true })

export const publicPath = "/"
export const assetsBuildDirectory = process.env.TINY_ASSETS
export const future = { v3_singleFetch: true }
export const isSpaMode = false
export const basename = "/"
export const mode = "production"
export const assets = { entry: { module: "", imports: [] }, routes: {}, url: "", version: "1" }
export const entry = { module: { default: () => new Response("", { status: 500 }) } }
export const routes = {
  root: { id: "root", path: "", module: { default: () => null } },
  "routes/all": route,
}
