import type { ReactNode } from "react"
import { ClientPage, Sheet } from "#app/ui/client-page.tsx"

/** A page before one is signed in: its one question in the middle, nothing around it. */
export function EntryPage({
  title,
  lead,
  children,
}: {
  title: string
  lead?: ReactNode
  children: ReactNode
}) {
  return (
    <ClientPage brand={null}>
      <Sheet className="mt-6 grid gap-6">
        <div className="grid gap-2">
          <h1 className="text-xl">{title}</h1>
          {lead ? <p className="text-muted">{lead}</p> : null}
        </div>
        {children}
      </Sheet>
    </ClientPage>
  )
}
