/**
 * Comfort for the client's screens. Everything here works without it: forms send, links lead, pages that
 * wait are loaded again by themselves.
 */

const $ = (/** @type {string} */ selector) => document.querySelector(selector)
const $$ = (/** @type {string} */ selector) => [...document.querySelectorAll(selector)]

/** Remembers the zone in the cookie that the server reads. @param {string} zone */
function rememberZone(zone) {
  document.cookie = `tz=${encodeURIComponent(zone)}; path=/; max-age=31536000; samesite=lax`
}

/** The browser's own zone, on the first visit only and never over a choice. */
function guessZone() {
  const form = /** @type {HTMLFormElement | null} */ ($("[data-zone-form]"))
  const select = /** @type {HTMLSelectElement | null} */ (form?.querySelector("select") ?? null)
  if (!form || !select) return
  form.addEventListener("submit", () => rememberZone(select.value))
  if (form.dataset.zoneChosen !== "no" || document.cookie.includes("tz=")) return
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  if (!zone || !navigator.cookieEnabled) return
  rememberZone(zone)
  if (zone === select.value) return
  const address = new URL(location.href)
  address.searchParams.set("timeZone", zone)
  location.replace(address)
}

/** A search field over each list of zones: it leaves the options that hold the words. */
function filterZones() {
  for (const select of $$("select[data-filter-label]")) {
    const box = document.createElement("input")
    box.type = "search"
    box.className = "control"
    box.autocomplete = "off"
    box.placeholder = select.dataset.filterLabel
    box.setAttribute("aria-label", select.dataset.filterLabel)
    box.setAttribute("aria-controls", select.id)
    select.before(box)
    const groups = [...select.querySelectorAll("optgroup")].slice(1)
    const plain = (/** @type {string} */ text) =>
      text
        .normalize("NFD")
        .replace(/[\u0300-\u036f]/g, "")
        .toLowerCase()
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return
      event.preventDefault()
      const first = [...select.options].find((option, index) => index > 0 && !option.hidden)
      if (!first || box.value === "") return
      select.value = first.value
      select.form.requestSubmit()
    })
    box.addEventListener("input", () => {
      const words = plain(box.value).split(/\s+/)
      for (const group of groups) {
        let some = false
        for (const option of group.children) {
          const text = plain(`${option.textContent} ${option.value} ${group.label}`)
          option.hidden = option.disabled = !words.every((word) => text.includes(word))
          some ||= !option.hidden
        }
        group.hidden = !some
      }
    })
  }
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
  const month = $("[data-month]")
  month?.addEventListener("keydown", (event) => {
    const { key, target } = /** @type {KeyboardEvent} */ (event)
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
        const answer = await fetch(location.href, { headers: { Accept: "text/html" } })
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

sendOnce()
guessZone()
filterZones()
arrowKeys()
countDown()
watchState()
$("[data-error-summary]")?.focus()
