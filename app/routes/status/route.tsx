import type { MetaFunction } from "@remix-run/node"
import { translator } from "#app/messages/translate.ts"

export const meta: MetaFunction = () => [
  { title: translator("en")("interface.statusPage.title") },
  { name: "robots", content: "noindex" },
]

/** `/status`: for people who want to know whether the installation answers at all. Asks nothing of the database. */
export default function StatusPage() {
  const text = translator("en")
  return (
    <main className="p-6">
      <h1 className="text-xl">{text("interface.statusPage.title")}</h1>
      <p>{text("interface.statusPage.text")}</p>
    </main>
  )
}
