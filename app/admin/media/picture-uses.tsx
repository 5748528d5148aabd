import type { PictureUses } from "#app/features/media/picture-uses.ts"
import { paths } from "#app/paths.ts"
import { useLanguage } from "#app/ui/language.tsx"

/** Where a picture is used, each place a link. */
export function PictureUsesList({ uses }: { uses: PictureUses }) {
  const { text } = useLanguage()
  const say = (key: string, values = {}) => text(`media.uses.${key}`, values)
  const places = [
    ...uses.pages.map(({ id, title }) => ({
      key: id,
      words: say("page", { title }),
      href: paths.adminPage(id),
    })),
    ...uses.hosts.map(({ id, name }) => ({
      key: id,
      words: say("host", { name }),
      href: paths.adminHost(id),
    })),
    ...(["logo", "favicon"] as const)
      .filter((name) => (name === "logo" ? uses.isLogo : uses.isFavicon))
      .map((name) => ({ key: name, words: say(name), href: paths.adminBrand() })),
  ]
  const more = uses.pageCount - uses.pages.length
  return (
    <ul className="grid">
      {places.map(({ key, words, href }) => (
        <li key={key} className="flex min-h-11 items-center">
          <a href={href} className="link">
            {words}
          </a>
        </li>
      ))}
      {more > 0 ? <li>{say("morePages", { count: more })}</li> : null}
    </ul>
  )
}
