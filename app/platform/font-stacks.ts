/** The faces an organizer may choose. All are on the reader's machine already: nothing is loaded from anywhere. */
export const fonts = ["system", "serif", "rounded"] as const
export type Font = (typeof fonts)[number]

/** CSS `font-family` of each; names in single quotes, so that they can stand in an attribute. */
export const fontStacks: Record<Font, string> = {
  system: "-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif",
  serif: "ui-serif,'Iowan Old Style','Palatino Linotype',Palatino,Georgia,'Times New Roman',serif",
  rounded:
    "ui-rounded,'SF Pro Rounded','Hiragino Maru Gothic ProN','Arial Rounded MT Bold',Nunito,Calibri,system-ui,sans-serif",
}
