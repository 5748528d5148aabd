import type { Runtime } from "#app/runtime.server.ts"

/** What the storage holds under a key, byte by byte as text. */
export async function readStoredText({ storage }: Pick<Runtime, "storage">, key: string) {
  const stored = await storage.get(key)
  if (!stored) return null
  return Buffer.from(await new Response(stored.body).arrayBuffer()).toString("latin1")
}
