import { renderToStaticMarkup as html } from "react-dom/server"
import { describe, expect, it } from "vitest"
import { Checkbox } from "./checkbox.tsx"
import { CheckboxGroup, RadioGroup } from "./choice-group.tsx"
import { Field } from "./field.tsx"
import { Select } from "./select.tsx"
import { TextArea, TextInput } from "./text-input.tsx"

const email = { id: "email", label: "Email", hint: "For the confirmation.", error: "Write one." }

describe("a field", () => {
  it("ties its label, hint and error to the control", () => {
    const markup = html(
      <Field {...email} required>
        {(control) => <TextInput {...control} name="email" />}
      </Field>,
    )
    expect(markup).toContain('<label for="email"')
    expect(markup).toContain('id="email-hint"')
    expect(markup).toContain('id="email-error"')
    expect(markup).toMatch(/<input[^>]*aria-describedby="email-hint email-error"/)
    expect(markup).toMatch(/<input[^>]*aria-invalid="true"/)
    expect(markup).toMatch(/<input[^>]*required=""/)
  })

  it("is not called wrong before anything is, and says when it may stay empty", () => {
    const markup = html(
      <Field id="notes" label="Notes">
        {(control) => <TextArea {...control} name="notes" />}
      </Field>,
    )
    expect(markup).not.toContain("aria-invalid")
    expect(markup).not.toContain("aria-describedby")
    expect(markup).toContain("(optional)")
  })

  it("shows what was typed as text, whatever was typed", () => {
    const markup = html(<TextInput name="n" defaultValue={`"><script>alert(1)</script>`} />)
    expect(markup).not.toContain("<script>")
    expect(markup).toContain("&lt;script&gt;")
  })

  it("keeps the chosen entry of a select and can be emptied", () => {
    const options = [
      { value: "de", label: "German" },
      { value: "en", label: "English" },
    ]
    const markup = html(<Select options={options} defaultValue="en" emptyLabel="Please choose" />)
    expect(markup).toContain('<option value="">Please choose</option>')
    expect(markup).toMatch(/<option value="en" selected=""/)
  })
})

describe("a check box", () => {
  it("has its whole label to hit and its error read out with it", () => {
    const markup = html(<Checkbox id="ok" label="I agree" error="Tick this." name="ok" required />)
    expect(markup).toMatch(/<label for="ok" class="[^"]*min-h-11/)
    expect(markup).toMatch(/<input[^>]*aria-describedby="ok-error"/)
  })
})

describe("a group of choices", () => {
  const group = {
    id: "lang",
    name: "lang",
    label: "Language",
    error: "Choose one.",
    choices: [
      { value: "de", label: "German" },
      { value: "en", label: "English" },
    ],
  }

  it("is a fieldset with a legend, described by its error, and can take the focus", () => {
    const markup = html(<RadioGroup {...group} required defaultValue="en" />)
    expect(markup).toMatch(/<fieldset id="lang" tabindex="-1"[^>]*aria-describedby="lang-error"/)
    expect(markup).toContain("<legend")
    expect(markup).toMatch(/value="en"[^>]*checked=""|checked=""[^>]*value="en"/)
    expect(markup.match(/required=""/g)).toHaveLength(2)
  })

  it("never demands every box when one will do", () => {
    expect(html(<CheckboxGroup {...group} required defaultValues={["de"]} />)).not.toContain(
      'required=""',
    )
  })
})
