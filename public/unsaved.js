/**
 * Asks before somebody leaves a form with what they typed and did not save. Loaded before the page's content
 * and apart from its other scripts, so that nothing typed early is missed.
 *
 * A form that wants it says `data-guard="saved"`, or `data-guard="unsaved"` when it was shown again with what
 * was typed, and nothing is saved yet.
 */
{
  const isGuarded = (/** @type {Event} */ { target }) =>
    target instanceof Element && target.closest("form")?.dataset.guard !== undefined

  let isTyped = false
  let isSent = false

  document.addEventListener("input", (event) => {
    if (isGuarded(event)) isTyped = true
  })

  // What is sent is not lost. A form that is held back, because of a mistake or for a new row, stays as typed.
  window.addEventListener("submit", (event) => {
    // A preview is shown beside the form, which stays as typed.
    if (!isGuarded(event) || event.submitter?.hasAttribute("formtarget")) return
    isSent = !event.defaultPrevented
    isTyped = event.defaultPrevented
  })

  window.addEventListener("beforeunload", (event) => {
    const isShownAgain = document.querySelector('form[data-guard="unsaved"]') !== null
    if (isTyped || (isShownAgain && !isSent)) event.preventDefault()
  })
}
