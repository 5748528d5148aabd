/** What clients read of a page's own texts and places to go on to, in ICU message format. */
export const terms = {
  confirmed: "Good to know",
  goOn: "Go on to {organizer}",
}
