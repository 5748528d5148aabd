import { renderToStaticMarkup as html } from "react-dom/server"
import { describe, expect, it } from "vitest"
import { DataTable, type Column } from "./data-table.tsx"
import { Facts } from "./facts.tsx"
import { PageHeader } from "./page-header.tsx"
import { Pagination } from "./pagination.tsx"

type Row = { id: string; name: string; count: number }
const columns: Column<Row>[] = [
  { key: "name", heading: "Name", cell: (row) => row.name, isRowHeading: true },
  {
    key: "count",
    heading: "Count",
    cell: (row) => row.count,
    isNumber: true,
    sortHref: "?sort=count",
    sorted: "descending",
  },
]

describe("a table", () => {
  const markup = html(
    <DataTable
      caption="Bookings"
      columns={columns}
      rows={[{ id: "1", name: "Ana", count: 3 }]}
      rowKey={(row) => row.id}
    />,
  )

  it("is a real one, named, with headings for columns and rows", () => {
    expect(markup).toContain("<caption")
    expect(markup).toMatch(/<th [^>]*scope="col"/)
    expect(markup).toMatch(/<th [^>]*scope="row"[^>]*>Ana<\/th>/)
  })

  it("says by which column it is sorted, and can be scrolled by keyboard", () => {
    expect(markup).toContain('aria-sort="descending"')
    expect(markup).toContain("sorted, highest first")
    expect(markup).toMatch(/role="group" aria-label="Bookings" tabindex="0"/)
  })

  it("stays one for who cannot see it, and names each cell, when its rows are laid out as cards", () => {
    for (const role of ["table", "row", "columnheader", "rowheader", "cell"]) {
      expect(markup).toContain(`role="${role}"`)
    }
    expect(markup).toContain('data-label="Count"')
  })
})

describe("a long list", () => {
  it("says where one is and offers only ways that exist", () => {
    const markup = html(
      <Pagination page={1} pageSize={25} total={60} previousHref={null} nextHref="?page=2" />,
    )
    expect(markup).toContain("1–25 of 60")
    expect(markup).toContain('aria-label="Pages of this list"')
    expect(markup).toMatch(/<a [^>]*href="\?page=2"[^>]*rel="next"/)
    expect(markup).not.toContain('rel="prev"')
  })

  it("needs no pages when it fits on one", () => {
    expect(
      html(<Pagination page={1} pageSize={25} total={25} previousHref={null} nextHref={null} />),
    ).toBe("")
  })
})

describe("facts and headings", () => {
  it("pair each value with what it is called", () => {
    expect(html(<Facts facts={[{ key: "p", label: "Price", value: "50 €" }]} />)).toMatch(
      /<dl.*<dt[^>]*>.*Price.*<\/dt><dd[^>]*>50 €<\/dd>.*<\/dl>/,
    )
  })

  it("give a page one main heading", () => {
    expect(html(<PageHeader title="Bookings" />)).toMatch(/<h1[^>]*>Bookings<\/h1>/)
  })
})
