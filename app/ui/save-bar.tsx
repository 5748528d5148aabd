import { Save } from "lucide-react"
import type { ReactNode } from "react"
import { Button } from "./button.tsx"

/** The end of a long form: always in sight, with the button that saves and what else may be done. */
export function SaveBar({ label, children }: { label: string; children?: ReactNode }) {
  return (
    <div className="sticky bottom-0 z-10 -mx-4 mt-8 flex flex-wrap items-center gap-3 border-t border-line bg-paper px-4 py-3">
      <Button icon={Save}>{label}</Button>
      {children}
    </div>
  )
}
