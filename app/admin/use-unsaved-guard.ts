import { useEffect } from "react"

/**
 * Where scripts run, the browser asks before somebody leaves a form with what they typed and did not save.
 * @param formId of the form
 * @param isUnsaved whether it was shown again with what was typed, and nothing is saved yet
 */
export function useUnsavedGuard(formId: string, isUnsaved: boolean): void {
  useEffect(() => {
    let isTyped = isUnsaved
    const isOurs = ({ target }: Event) =>
      target instanceof Element && target.closest("form")?.id === formId
    const type = (event: Event) => {
      if (isOurs(event)) isTyped = true
    }
    // What is sent is not lost. A form that is held back, because of a mistake or for a new row, stays as typed.
    const send = (event: Event) => {
      if (isOurs(event)) isTyped = event.defaultPrevented
    }
    const leave = (event: BeforeUnloadEvent) => {
      if (isTyped) event.preventDefault()
    }
    document.addEventListener("input", type)
    window.addEventListener("submit", send)
    window.addEventListener("beforeunload", leave)
    return () => {
      document.removeEventListener("input", type)
      window.removeEventListener("submit", send)
      window.removeEventListener("beforeunload", leave)
    }
  }, [formId, isUnsaved])
}
