/** Texts of work in the background that failed, in ICU message format. */
export const failures = {
  title: "Failed jobs",
  lead: "Work in the background that went wrong. It is tried again for days, later each time.",
  none: "Nothing has failed.",
  retried: "The job runs again.",
  task: "Job",
  state: "State",
  givenUp: "given up",
  willRetry: "tried again",
  attempts: "Tries",
  next: "Next try",
  error: "Last error",
  again: "Again",
  retry: "Try now",
}
