import { FORM_BEGINS, FORM_ENDS } from "#app/platform/read-form.ts"

/** Enter saves: without this, the first button of a form would be pressed, which may remove a row. */
export function EnterSaves() {
  return <button type="submit" className="sr-only" tabIndex={-1} aria-hidden="true" />
}

/** Values that a form sends along. */
export function HiddenValues({ values }: { values: Record<string, string> }) {
  return Object.entries(values).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ))
}

/** The first thing in a long form; `FormEnds` is the last, so that the server knows that all of it was there. */
export function FormBegins() {
  return <input type="hidden" name={FORM_BEGINS} value="1" />
}

/** The last thing in a long form. */
export function FormEnds() {
  return <input type="hidden" name={FORM_ENDS} value="1" />
}
