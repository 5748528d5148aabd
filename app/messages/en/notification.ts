/** Words that mails and calendar files add around what a client typed, in ICU message format. */
export const notification = {
  notes: "Notes",
  reference: "Reference {reference}",
  providers: { google: "Google Calendar" },
}
