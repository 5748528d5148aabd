import { CalendarPlus } from "lucide-react"
import { renderToStaticMarkup as html } from "react-dom/server"
import { describe, expect, it } from "vitest"
import { Button, LinkButton, TextLink } from "./button.tsx"

describe("buttons and links", () => {
  it("are told apart: a button sends its form, a link leads to an address", () => {
    expect(html(<Button>Pay</Button>)).toMatch(/^<button type="submit"[^>]*>Pay<\/button>$/)
    expect(html(<LinkButton href="/next">Next</LinkButton>)).toMatch(/^<a [^>]*href="\/next"/)
  })

  it("are named by their words, never by their drawing", () => {
    const markup = html(
      <TextLink href="/x" icon={CalendarPlus}>
        Add to calendar
      </TextLink>,
    )
    expect(markup).toContain('aria-hidden="true"')
    expect(markup).toContain("Add to calendar</a>")
  })

  it("are at least 44 pixels high", () => {
    expect(html(<TextLink href="/x">X</TextLink>)).toContain("min-h-11")
    expect(html(<Button>X</Button>)).toContain('class="button ')
  })
})
