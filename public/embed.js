/**
 * Booking pages on other sites: in a frame where `data-holdfast` names a page, and in a window over the page
 * from links with `data-holdfast-popup`. Depends on nothing, keeps nothing, and styles only what it adds.
 *
 *   <script src="https://book.example.com/embed.js" async></script>
 *   <div data-holdfast="/studio/consultation" data-title="Book a time"></div>
 *   <a data-holdfast-popup href="https://book.example.com/studio/consultation">Book a time</a>
 */
;(function () {
  const script = document.currentScript ?? document.querySelector('script[src*="/embed.js"]')
  if (!script) return
  const { origin } = new URL(script.src)
  /** @type {HTMLIFrameElement[]} */
  let frames = []

  /**
   * The frame of a page, or null for an address that is not of the site this script came from.
   * @param {string} address @param {Element} place
   */
  function makeFrame(address, place) {
    const page = new URL(address, origin)
    if (page.origin !== origin) return null
    page.searchParams.set("embed", "1")
    const frame = document.createElement("iframe")
    frame.title = nameOf(place)
    frame.referrerPolicy = "no-referrer"
    frame.style.cssText = "display:block;width:100%;border:0"
    frame.src = page.href
    let isFirst = true
    frame.addEventListener("load", () => {
      frame.contentWindow.postMessage({ holdfast: "hello" }, origin)
      if (!isFirst && frame.getBoundingClientRect().top < 0) frame.scrollIntoView()
      isFirst = false
    })
    frames = [...frames.filter((known) => known.isConnected), frame]
    return frame
  }

  /** @param {Element} place */
  function nameOf(place) {
    return place.getAttribute("data-title") || place.textContent.trim() || "Booking"
  }

  /** Every place that names a page and does not show it yet. */
  function showInline() {
    for (const place of document.querySelectorAll("[data-holdfast]:not([data-holdfast-shown])")) {
      place.setAttribute("data-holdfast-shown", "")
      const frame = makeFrame(place.getAttribute("data-holdfast"), place)
      if (!frame) continue
      frame.loading = "lazy"
      frame.style.height = "46rem"
      place.replaceChildren(frame)
    }
  }

  /** @param {HTMLIFrameElement} frame @param {HTMLElement} opener */
  function showOver(frame, opener) {
    const dialog = document.createElement("dialog")
    dialog.setAttribute("aria-label", frame.title)
    dialog.style.cssText =
      "box-sizing:border-box;width:min(66rem,calc(100vw - 1rem));max-width:none;" +
      "height:min(52rem,calc(100vh - 1rem));max-height:none;padding:0;border:0;border-radius:8px;" +
      "overflow:hidden;background:Canvas;color:CanvasText"
    const close = document.createElement("button")
    close.type = "button"
    close.textContent = "\u00d7"
    close.setAttribute("aria-label", opener.getAttribute("data-close") || "Close")
    close.style.cssText =
      "display:block;margin-inline-start:auto;width:44px;height:44px;border:0;background:none;" +
      "color:inherit;font:24px/1 sans-serif;cursor:pointer"
    frame.style.height = "calc(100% - 44px)"
    close.addEventListener("click", () => dialog.close())
    // What lies around the dialog is the dialog itself.
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close())
    dialog.addEventListener("close", () => {
      dialog.remove()
      opener.focus()
    })
    dialog.append(close, frame)
    document.body.append(dialog)
    dialog.showModal()
  }

  document.addEventListener("click", (event) => {
    const { button, metaKey, ctrlKey, shiftKey, altKey } = event
    const opener = event.target.closest?.("[data-holdfast-popup]")
    if (!opener || event.defaultPrevented || button || metaKey || ctrlKey || shiftKey || altKey)
      return
    if (typeof HTMLDialogElement !== "function") return
    const frame = makeFrame(opener.getAttribute("data-holdfast-popup") || opener.href, opener)
    if (!frame) return
    event.preventDefault()
    showOver(frame, opener)
  })

  addEventListener("message", ({ origin: from, source, data }) => {
    const frame = from === origin && frames.find((known) => known.contentWindow === source)
    if (!frame || typeof data !== "object" || data === null) return
    const dialog = frame.closest("dialog")
    if (data.holdfast === "close") dialog?.close()
    if (data.holdfast !== "height" || dialog || !Number.isFinite(data.height)) return
    frame.style.height = `${Math.min(Math.max(data.height, 160), 20_000)}px`
  })

  // Also for what is added later, as sites do that show their pages by script.
  new MutationObserver(showInline).observe(document.documentElement, {
    childList: true,
    subtree: true,
  })
  showInline()
})()
