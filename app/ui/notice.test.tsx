import { renderToStaticMarkup as html } from "react-dom/server"
import { describe, expect, it } from "vitest"
import { EmptyState } from "./empty-state.tsx"
import { Notice } from "./notice.tsx"
import { StatusBadge } from "./status-badge.tsx"
import { CalendarOff } from "lucide-react"

describe("signs of state", () => {
  it("say in words what their colour says", () => {
    expect(html(<Notice tone="danger">It failed.</Notice>)).toContain(
      '<span class="sr-only">Problem: </span>',
    )
    const badge = html(<StatusBadge tone="good" label="Confirmed" />)
    expect(badge).toContain("Confirmed")
    expect(badge).toContain('aria-hidden="true"')
  })

  it("are read out at once only when they are news", () => {
    expect(html(<Notice>Quiet</Notice>)).not.toContain("role=")
    expect(html(<Notice isNews>Saved</Notice>)).toContain('role="status"')
    expect(
      html(
        <Notice isNews tone="caution">
          Gone
        </Notice>,
      ),
    ).toContain('role="alert"')
  })

  it("give an empty list a heading and a way to begin", () => {
    const markup = html(
      <EmptyState icon={CalendarOff} headline="No pages yet" action={<a href="/new">New</a>} />,
    )
    expect(markup).toMatch(/<h2[^>]*>No pages yet<\/h2>/)
    expect(markup).toContain('href="/new"')
  })
})
