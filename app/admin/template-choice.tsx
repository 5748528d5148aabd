import { TEMPLATES, type Template } from "#app/features/page/templates.ts"
import { paths } from "#app/paths.ts"
import { useLanguage } from "#app/ui/language.tsx"

/** What a new page may begin as: links, each to the form filled in so. */
export function TemplateChoice({ chosen }: { chosen: Template }) {
  const { text } = useLanguage()
  return (
    <nav aria-label={text("pages.templates.choose")} className="mb-2 grid gap-2">
      <h2 className="text-lg">{text("pages.templates.choose")}</h2>
      <ul className="grid gap-3 mid:grid-cols-2 wide:grid-cols-3">
        {TEMPLATES.map((template) => {
          const href = paths.adminPageNew(template === "blank" ? {} : { template })
          const isChosen = template === chosen
          return (
            <li key={template}>
              <a
                href={href}
                {...(isChosen ? { "aria-current": "true" as const } : {})}
                className={`grid min-h-11 gap-1 rounded-md border p-3 hover:bg-sunken ${isChosen ? "border-accent-text bg-accent-soft" : "border-line bg-surface"}`}
              >
                <span className="font-medium">{text(`pages.templates.${template}.name`)}</span>
                <span className="text-sm text-muted">
                  {text(`pages.templates.${template}.help`)}
                </span>
              </a>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
