import { ArrowDown, ArrowUp, Trash2 } from "lucide-react"
import { useEffect, useRef } from "react"
import { Button } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import type { ListButtons, RowButton } from "./field-type.ts"

/** What can be done with one row of a list; null where it cannot. */
export type RowMoves = { up: RowButton | null; down: RowButton | null; remove: RowButton | null }

/** The moves of the row at `index`, as submit buttons that work with and without scripts. */
export function rowMoves(
  buttons: ListButtons,
  list: string,
  { index, count, least = 0 }: { index: number; count: number; least?: number },
): RowMoves {
  return {
    up: index > 0 ? buttons.move(list, index, index - 1) : null,
    down: index < count - 1 ? buttons.move(list, index, index + 1) : null,
    remove: count > least ? buttons.remove(list, index) : null,
  }
}

/** Up, down and remove for one row. @param name what the row is called, so that each button says what it moves */
export function RowButtons({ moves, name }: { moves: RowMoves; name: string }) {
  const { text } = useLanguage()
  const box = useRef<HTMLDivElement>(null)
  const pressed = useRef<keyof RowMoves | null>(null)
  const place = moves.up?.value ?? moves.down?.value
  // A row that has moved is put elsewhere in the page, and the focus would be lost with it.
  useEffect(() => {
    const key = pressed.current
    pressed.current = null
    if (key === null) return
    const same = box.current?.querySelector<HTMLElement>(`[data-move="${key}"]`)
    ;(same ?? box.current?.querySelector<HTMLElement>("button"))?.focus()
  }, [place])
  // A row that is gone leaves the focus with its list.
  const list = useRef<Element | null>(null)
  useEffect(
    () => () => {
      if (list.current instanceof HTMLElement) list.current.focus()
    },
    [],
  )
  const button = (key: keyof RowMoves, icon: typeof ArrowUp) => {
    const move = moves[key]
    return move ? (
      <Button
        tone="quiet"
        icon={icon}
        data-move={key}
        onClick={() => {
          pressed.current = key
          list.current =
            key === "remove" ? (box.current?.closest("ol")?.closest("fieldset") ?? null) : null
        }}
        {...move}
      >
        {text(`questions.rows.${key}`, { name })}
      </Button>
    ) : null
  }
  return (
    <div ref={box} className="flex flex-wrap gap-x-4 gap-y-1">
      {button("up", ArrowUp)}
      {button("down", ArrowDown)}
      {button("remove", Trash2)}
    </div>
  )
}
