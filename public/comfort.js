/**
 * Comfort for the client's screens. Everything here works without it: forms send, links lead, pages that
 * wait are loaded again by themselves.
 */

const $ = (/** @type {string} */ selector) => document.querySelector(selector)
const $$ = (/** @type {string} */ selector) => [...document.querySelectorAll(selector)]

const live = document.createElement("p")
live.setAttribute("role", "status")
live.className = "sr-only"
document.body.append(live)

/** Tells a screen reader what has changed. @param {string | undefined} words */
function say(words) {
  live.textContent = words ?? ""
}

let turn = 0
let shown = location.pathname + location.search

/**
 * Shows another choice of the same page in its place, without leaving it. Whatever goes wrong, the address is
 * followed as without a script.
 * @param {string | URL} href
 * @param {{ kind?: string, find?: string, keep?: "push" | "replace" | "none" }} how what was pressed, where
 *   the focus goes on, and what becomes of the address
 */
async function stay(href, { kind, find, keep = "push" }) {
  const address = new URL(href, location.href)
  const mine = ++turn
  const inMonth = Boolean(document.activeElement?.closest("[data-month]"))
  let html = ""
  try {
    const answer = await fetch(address, { headers: { Accept: "text/html" } })
    if (answer.ok && !answer.redirected) html = await answer.text()
  } catch {
    // Followed below, where the browser says what is wrong.
  }
  if (mine !== turn) return
  // Only the content is parsed: a whole page's style would be judged by this page's nonce.
  const made = document.createElement("template")
  made.innerHTML = /<title>[^<]*/.exec(html)?.[0] ?? ""
  const title = made.content.textContent
  made.innerHTML = /<main[\s>][\s\S]*<\/main>/.exec(html)?.[0] ?? ""
  if (!made.content.firstElementChild) {
    return keep === "none" ? location.reload() : location.assign(address)
  }
  $("main").replaceWith(made.content)
  document.title = title
  if (keep === "push") history.pushState(null, "", address)
  if (keep === "replace") history.replaceState(null, "", address)
  shown = address.pathname + address.search
  searchZones()
  const times = $("#times")
  if (kind === undefined || !times) return
  say(kind === "day" ? times.dataset.said : times.dataset.saidMonth)
  if (kind === "day") return goTo(times)
  const first = inMonth ? $("[data-month] a") : null
  ;(first ?? (find ? $(find) : null) ?? $("#month"))?.focus({ preventScroll: true })
}

/** The chosen day's times: focused, and in view where they stand below the month. @param {HTMLElement} times */
function goTo(times) {
  times.focus({ preventScroll: true })
  if (!matchMedia("(min-width: 56.25rem)").matches) return times.scrollIntoView()
  const { top } = times.getBoundingClientRect()
  if (top > innerHeight - 120) scrollBy(0, top - innerHeight / 2)
}

/** Links and forms that only choose something else on the same page. */
function stayInPlace() {
  addEventListener("click", (event) => {
    const { button, metaKey, ctrlKey, shiftKey, altKey } = event
    const link = /** @type {Element} */ (event.target).closest?.("a[data-stay]")
    if (!link || event.defaultPrevented || button || metaKey || ctrlKey || shiftKey || altKey)
      return
    event.preventDefault()
    const nav = link.closest("nav")?.getAttribute("aria-label")
    const find = nav
      ? `nav[aria-label="${CSS.escape(nav)}"] [aria-current]`
      : `a[rel="${link.rel}"]`
    stay(link.href, { kind: link.dataset.stay || (nav ? "choice" : "day"), find })
  })
  addEventListener("submit", (event) => {
    const form = /** @type {HTMLFormElement} */ (event.target)
    if (!form.matches("[data-stay]")) return
    event.preventDefault()
    const select = form.querySelector("select")
    if (form.matches("[data-zone-form]")) rememberZone(select.value)
    const address = new URL(form.action)
    address.search = new URLSearchParams(/** @type {any} */ (new FormData(form))).toString()
    stay(address, { kind: "choice", find: `#${select.id}` })
  })
  addEventListener("popstate", () => {
    // Following a fragment moves through the history as well.
    if (location.pathname + location.search !== shown) stay(location.href, { keep: "none" })
  })
}

/** Remembers the zone in the cookie that the server reads. @param {string} zone */
function rememberZone(zone) {
  document.cookie = `tz=${encodeURIComponent(zone)}; path=/; max-age=31536000; samesite=lax`
}

/** The browser's own zone, on the first visit only and never over a choice. */
function guessZone() {
  const form = /** @type {HTMLFormElement | null} */ ($("[data-zone-form]"))
  const address = new URL(location.href)
  if (!form || form.dataset.zoneChosen !== "no" || address.searchParams.has("timeZone")) return
  const isRemembered = () => document.cookie.includes("tz=")
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  if (!zone || isRemembered() || zone === form.querySelector("select").value) return
  rememberZone(zone)
  // Where no cookie is kept, as in a frame of another site, the address remembers.
  if (!isRemembered()) address.searchParams.set("timeZone", zone)
  stay(address, { keep: "replace" })
}

/** A search that chooses in the list of zones, by any words of a city, a region or an offset. */
function searchZones() {
  const box = /** @type {HTMLInputElement | null} */ ($("[data-zone-search]"))
  if (!box) return
  const select = /** @type {HTMLSelectElement} */ (document.getElementById(box.dataset.zoneSearch))
  const list = /** @type {HTMLElement} */ (box.nextElementSibling)
  box.parentElement.style.display = "block"
  const plain = (/** @type {string} */ text) =>
    text
      .normalize("NFD")
      .replace(/[\u0300-\u036f]/g, "")
      .toLowerCase()
  let at = -1
  const mark = (/** @type {number} */ next) => {
    list.children[at]?.removeAttribute("aria-selected")
    at = next
    const item = list.children[at]
    item?.setAttribute("aria-selected", "true")
    item?.scrollIntoView({ block: "nearest" })
    if (item) box.setAttribute("aria-activedescendant", item.id)
    else box.removeAttribute("aria-activedescendant")
  }
  const show = (/** @type {boolean} */ isOpen) => {
    list.hidden = !isOpen
    box.setAttribute("aria-expanded", String(isOpen))
    mark(isOpen ? 0 : -1)
  }
  const choose = (/** @type {Element | null | undefined} */ item) => {
    if (!item) return
    select.value = item.dataset.zone
    show(false)
    select.form.requestSubmit()
  }
  box.addEventListener("input", () => {
    const words = plain(box.value).split(/\s+/).filter(Boolean)
    const isMeant = (/** @type {HTMLOptionElement} */ option) => {
      const text = plain(`${option.text} ${option.value} ${option.parentElement.label}`)
      return words.every((word) => text.includes(word))
    }
    const found =
      words.length === 0 ? [] : [...select.options].slice(1).filter(isMeant).slice(0, 40)
    mark(-1)
    list.replaceChildren(
      ...found.map(({ value, text }, index) => {
        const item = document.createElement("li")
        item.id = `zone-${index}`
        item.setAttribute("role", "option")
        item.dataset.zone = value
        item.textContent = text
        return item
      }),
    )
    show(found.length > 0)
    if (words.length > 0 && found.length === 0) say(box.dataset.none)
  })
  box.addEventListener("keydown", (event) => {
    const { key } = event
    const count = list.children.length
    if (key === "Enter") choose(list.hidden ? null : list.children[at])
    else if (list.hidden) return
    else if (key === "ArrowDown") mark((at + 1) % count)
    else if (key === "ArrowUp") mark((at + count - 1) % count)
    else if (key === "Escape") show(false)
    else return
    event.preventDefault()
  })
  list.addEventListener("pointerdown", (event) => event.preventDefault())
  list.addEventListener("click", (event) => {
    choose(/** @type {Element} */ (event.target).closest("li"))
  })
  box.addEventListener("blur", () => show(false))
}

/** In a frame: as high as what it shows, told to the site around it when it has said who it is. */
function fitFrame() {
  const sites = document.documentElement.dataset.embedded
  if (sites === undefined || parent === window) return
  let site = ""
  const tell = (/** @type {string} */ what) => {
    const height = Math.ceil(document.body.getBoundingClientRect().height)
    if (site) parent.postMessage({ holdfast: what, height }, site)
  }
  addEventListener("message", ({ source, origin, data }) => {
    if (source !== parent || origin === "null" || data?.holdfast !== "hello") return
    if (sites !== "any" && !sites.split(" ").includes(origin)) return
    site = origin
    tell("height")
  })
  new ResizeObserver(() => tell("height")).observe(document.body)
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) tell("close")
  })
}

/**
 * Hides the questions that are not asked after the answers so far, and keeps what was typed into them. From top
 * to bottom: what is hidden is disabled and answers nothing, so that what hangs on it is hidden as well.
 */
function askWhatApplies() {
  const apply = () => {
    for (const part of $$("fieldset[data-when]")) {
      const name = part.dataset.when
      const given = new FormData(part.form).getAll(name)
      // A box that is asked for and has no tick answers with nothing.
      if (given.length === 0 && part.form.querySelector(`[name="${name}"]:enabled`))
        given.push(null)
      part.disabled = part.hidden = !JSON.parse(part.dataset.answers).some((answer) =>
        given.includes(answer),
      )
      part.firstElementChild.hidden = true
    }
  }
  addEventListener("change", apply)
  addEventListener("pageshow", apply)
  apply()
}

/** One press, one request; the button comes back when the page does. */
function sendOnce() {
  addEventListener("submit", (event) => {
    const form = /** @type {HTMLFormElement} */ (event.target)
    if (form.method !== "post" || event.defaultPrevented) return
    if (form.dataset.sent) return event.preventDefault()
    form.dataset.sent = "yes"
    const pressed = /** @type {SubmitEvent} */ (event).submitter ?? form.querySelector("button")
    pressed?.setAttribute("aria-busy", "true")
  })
  addEventListener("pageshow", () => {
    for (const form of $$("form[data-sent]")) delete form.dataset.sent
    for (const button of $$("button[aria-busy]")) button.removeAttribute("aria-busy")
  })
}

/** Arrow keys between the days that have times; beyond the month's ends its neighbours are loaded. */
function arrowKeys() {
  addEventListener("keydown", (event) => {
    const { key, target } = event
    const month = /** @type {Element} */ (target).closest?.("[data-month]")
    if (!month) return
    const days = [...month.querySelectorAll("a")]
    const at = days.indexOf(/** @type {HTMLAnchorElement} */ (target))
    if (at < 0) return
    const forward = getComputedStyle(month).direction === "rtl" ? -1 : 1
    const place = (/** @type {Element} */ day) => {
      const cell = /** @type {HTMLTableCellElement} */ (day.closest("td"))
      const row = /** @type {HTMLTableRowElement} */ (cell.parentElement)
      return row.rowIndex * 7 + cell.cellIndex
    }
    const here = place(days[at])
    const below = days.find((day) => place(day) >= here + 7)
    const above = days.findLast((day) => place(day) <= here - 7)
    const next = {
      ArrowRight: days[at + forward],
      ArrowLeft: days[at - forward],
      ArrowDown: below,
      ArrowUp: above,
      Home: days[0],
      End: days.at(-1),
      PageDown: $("a[rel=next]"),
      PageUp: $("a[rel=prev]"),
    }[key]
    if (next === undefined || next === null) return
    event.preventDefault()
    if (key.startsWith("Page")) next.click()
    else next.focus()
  })
}

/** Counts a hold down from the seconds the server gave, and looks again when it is over. */
function countDown() {
  const place = $("[data-seconds-left]")
  if (!place) return
  const end = performance.now() + Number(place.dataset.secondsLeft) * 1000
  const tick = () => {
    const left = Math.max(0, Math.round((end - performance.now()) / 1000))
    place.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`
    if (left > 0) return
    clearInterval(timer)
    if (Number(place.dataset.secondsLeft) > 0) setTimeout(() => location.reload(), 2000)
  }
  const timer = setInterval(tick, 1000)
  tick()
}

/** Asks how a waiting booking stands, ever less often, and shows it when it has changed. */
function watchState() {
  const here = $("[data-waiting]")
  let pause = 3000
  const ask = async () => {
    if (document.visibilityState === "visible") {
      try {
        const answer = await fetch(location.href, {
          headers: { Accept: "text/html" },
          redirect: "manual",
        })
        // It leads on, perhaps to another site: the browser goes there by itself.
        if (answer.type === "opaqueredirect") return location.reload()
        // Parsed, its style would be judged by this page's nonce; the state is one attribute.
        const now = /\bdata-state="([^"]*)"/.exec(await answer.text())?.[1]
        if (answer.ok && now !== here.dataset.state) return location.reload()
      } catch {
        // Offline for a moment: asked again below.
      }
    }
    pause = Math.min(pause * 1.3, 20_000)
    setTimeout(ask, pause)
  }
  if (here) setTimeout(ask, pause)
}

askWhatApplies()
sendOnce()
stayInPlace()
searchZones()
guessZone()
arrowKeys()
fitFrame()
countDown()
watchState()
$("[data-error-summary]")?.focus()
