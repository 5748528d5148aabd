import type { Row } from "./row.ts"

/** The figures of one run as a table for people. */
export function tableOf(rows: Row[]): string {
  const cells = rows.map((row) => [
    row.name,
    `${rounded(row.value)} ${row.unit}`,
    row.comparison === undefined ? "" : String(rounded(row.comparison)),
    row.ratio === undefined ? "" : row.ratio.toFixed(3),
    row.aim ?? "",
    row.met === undefined ? "" : row.met ? "yes" : "no",
  ])
  const all = [["what", "measured", "beside", "ratio", "aim", "met"], ...cells]
  const widths = all[0]!.map((_, column) => Math.max(...all.map((line) => line[column]!.length)))
  return all
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join("  ")
        .trimEnd(),
    )
    .join("\n")
}

function rounded(value: number | string): number | string {
  return typeof value === "number" ? Math.round(value * 1000) / 1000 : value
}
