import { ChevronLeft, ChevronRight, RefreshCw, Search } from "lucide-react"
import type { KeyboardEvent } from "react"
import { Button } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { TextInput } from "#app/ui/text-input.tsx"
import {
  pictureNames,
  PICTURES_BUTTON,
  PICTURES_OFFERED,
  type PictureOffer,
} from "./offered-picture.ts"

type Finder = { fieldId: string; name: string; label: string; offer: PictureOffer }

/**
 * Finds pictures by a word, where there are more than are shown at once. Its buttons send the whole form, which
 * comes back as it was typed, at this field.
 */
export function PictureSearch({ fieldId, name, label, offer }: Finder) {
  const { text } = useLanguage()
  const names = pictureNames(name)
  if (offer.search === "" && offer.total <= PICTURES_OFFERED) return null
  return (
    <div role="search" aria-label={label} className="flex flex-wrap items-end gap-3">
      <label className="grid min-w-0 gap-1.5">
        <span className="text-sm font-medium">{text("media.choice.search")}</span>
        <TextInput
          type="search"
          name={names.search}
          defaultValue={offer.search}
          maxLength={100}
          onKeyDown={pressFind}
        />
      </label>
      <FinderButton icon={Search} value={names.page(1)} fieldId={fieldId}>
        {text("media.choice.find")}
      </FinderButton>
    </div>
  )
}

/** Which of the found pictures are shown, and the ways on and back. */
export function PicturePages({ fieldId, name, label, offer }: Finder) {
  const { text } = useLanguage()
  const { page, total, isMore } = offer
  if (total === 0) return <p className="text-sm text-muted">{text("media.choice.noMatch")}</p>
  if (total <= PICTURES_OFFERED) return null
  const from = (page - 1) * PICTURES_OFFERED + 1
  const to = Math.min(total, from + offer.ids.length - 1)
  const at = pictureNames(name).page
  return (
    <nav aria-label={label} className="flex flex-wrap items-center gap-3 text-muted">
      <span>
        {text(`interface.pagination.${isMore ? "rangeOfMore" : "range"}`, { from, to, total })}
      </span>
      {page > 1 ? (
        <FinderButton icon={ChevronLeft} value={at(page - 1)} fieldId={fieldId}>
          {text("interface.pagination.previous")}
        </FinderButton>
      ) : null}
      {to < total ? (
        <FinderButton icon={ChevronRight} value={at(page + 1)} fieldId={fieldId}>
          {text("interface.pagination.next")}
        </FinderButton>
      ) : null}
    </nav>
  )
}

/** Shows what was uploaded meanwhile, from its beginning on, and keeps what is typed. */
export function PictureRefresh({ fieldId, name }: Pick<Finder, "fieldId" | "name">) {
  const { text } = useLanguage()
  return (
    <FinderButton icon={RefreshCw} value={pictureNames(name).page(1)} fieldId={fieldId}>
      {text("media.choice.refresh")}
    </FinderButton>
  )
}

function FinderButton({ fieldId, ...button }: { fieldId: string } & Parameters<typeof Button>[0]) {
  return (
    <Button
      tone="plain"
      {...button}
      name={PICTURES_BUTTON}
      formAction={`#${fieldId}`}
      formNoValidate
    />
  )
}

/** Enter looks for pictures, where the form's own first button would save it. */
function pressFind(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.key !== "Enter") return
  event.preventDefault()
  const finder = event.currentTarget.closest("[role=search]")
  finder?.querySelector<HTMLButtonElement>(`button[name=${PICTURES_BUTTON}]`)?.click()
}
