import { parse, parseFragment, type DefaultTreeAdapterTypes } from "parse5"
import { MARK } from "./testing-payloads.ts"

type Element = DefaultTreeAdapterTypes.Element
type Node = DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.Document

const LOADED = ["src", "srcset", "poster", "data", "background", "manifest", "ping"]
const LED = ["href", "xlink:href", "action", "formaction", "cite"]
const RUNS = /^\s*(javascript|data|vbscript|file):/i

export type Form = {
  action: string
  method: string
  hasFiles: boolean
  fields: [string, string][]
  typed: string[]
}
export type Looked = { faults: string[]; forms: Form[] }

/**
 * Reads HTML as browsers do, and says what a payload has made of it.
 * @param policy the page's Content-Security-Policy; null for a mail, which has none
 */
export function lookAt(html: string, policy: string | null, isFragment = false): Looked {
  const found: Looked = { faults: [], forms: [] }
  const nonce = /'nonce-([^']+)'/.exec(policy ?? "")?.[1] ?? null
  // A document that may run nothing may be styled as it is.
  const isShut = policy !== null && /^sandbox;/.test(policy) && !policy.includes("script-src")
  const walk = (node: Node, form: Form | null): void => {
    let inside = form
    if ("tagName" in node) {
      if (node.tagName === "form") {
        const of = (name: string) => valueOf(node, name) ?? ""
        inside = {
          action: of("action"),
          method: of("method").toLowerCase(),
          hasFiles: of("enctype") === "multipart/form-data",
          fields: [],
          typed: [],
        }
        found.forms.push(inside)
      }
      found.faults.push(...faultsOf(node, nonce, policy !== null && !isShut))
      if (isFrameOfOurs(node)) {
        found.faults.push(...lookAt(valueOf(node, "srcdoc") ?? "", null).faults)
      }
      if (inside) addField(node, inside)
    }
    if ("content" in node) walk(node.content as unknown as Node, inside)
    if ("childNodes" in node) for (const child of node.childNodes) walk(child, inside)
  }
  walk((isFragment ? parseFragment(html) : parse(html)) as Node, null)
  return found
}

const valueOf = (element: Element, name: string) =>
  element.attrs.find((attribute) => attribute.name === name)?.value

function faultsOf(element: Element, nonce: string | null, isPage: boolean): string[] {
  const { tagName, attrs } = element
  const faults: string[] = []
  const where = `<${tagName} ${attrs.map(({ name, value }) => `${name}="${value.slice(0, 60)}"`).join(" ")}>`
  if (tagName === MARK.element) faults.push(`an element came in: ${where}`)
  for (const { name, value } of attrs) {
    const isForeignFrame = name === "srcdoc" && !isFrameOfOurs(element)
    if (name.startsWith("on") || name.startsWith(MARK.attribute) || isForeignFrame) {
      faults.push(`an attribute came in: ${where}`)
    }
    // A policy with a nonce for styles lets none stand in an attribute.
    if (isPage && name === "style") faults.push(`a style attribute against the policy: ${where}`)
    const isLoaded = LOADED.includes(name) || (tagName === "link" && name === "href")
    if (isLoaded && value.includes(MARK.host)) faults.push(`it loads from elsewhere: ${where}`)
    if ((isLoaded || LED.includes(name)) && RUNS.test(value) && !isPicture(tagName, value)) {
      faults.push(`an address runs: ${where}`)
    }
    if (LED.includes(name) && leadsAway(value) && !isMarkdownLink(element)) {
      faults.push(`it leads elsewhere: ${where}`)
    }
  }
  if (tagName === "meta" && valueOf(element, "http-equiv")?.toLowerCase() === "refresh") {
    if (/url|evil/i.test(valueOf(element, "content") ?? "")) faults.push(`it goes on: ${where}`)
  }
  if (["script", "style"].includes(tagName) && isPage) {
    if (valueOf(element, "nonce") !== nonce) faults.push(`no nonce of this page: ${where}`)
  }
  if (["base", "object", "embed", "applet", "frame", "portal"].includes(tagName)) {
    faults.push(`nothing of ours is a ${where}`)
  }
  return faults
}

/** A mail as it is read, shown where nothing of it can run. */
const isFrameOfOurs = (element: Element) =>
  element.tagName === "iframe" && valueOf(element, "sandbox") === ""

const isPicture = (tagName: string, value: string) =>
  tagName === "img" && /^data:image\/(png|jpeg|webp);/.test(value)

function leadsAway(value: string): boolean {
  try {
    return new URL(value, "http://localhost:3000/admin/").hostname === MARK.host
  } catch {
    return false
  }
}

/** In an organizer's Markdown a link may lead anywhere, and says that it is not ours. */
function isMarkdownLink(element: Element): boolean {
  return element.tagName === "a" && (valueOf(element, "rel") ?? "").includes("nofollow")
}

/** What the form would send unchanged, and which of its places somebody types into. */
function addField(element: Element, form: Form): void {
  const name = valueOf(element, "name")
  if (name === undefined || name === "") return
  if (element.tagName === "textarea") {
    const [text] = element.childNodes
    form.fields.push([name, text && "value" in text ? text.value : ""])
    form.typed.push(name)
  }
  if (element.tagName === "select") form.fields.push([name, chosenOf(element)])
  if (element.tagName !== "input") return
  const type = valueOf(element, "type") ?? "text"
  const isChoice = type === "checkbox" || type === "radio"
  if (isChoice && valueOf(element, "checked") === undefined) return
  if (type === "file" || type === "submit") return
  form.fields.push([name, valueOf(element, "value") ?? (isChoice ? "on" : "")])
  if (!isChoice && type !== "hidden") form.typed.push(name)
}

function chosenOf(select: Element): string {
  const options = select.childNodes.filter((node): node is Element => "tagName" in node)
  const chosen = options.find((option) => valueOf(option, "selected") !== undefined) ?? options[0]
  return chosen ? (valueOf(chosen, "value") ?? "") : ""
}
