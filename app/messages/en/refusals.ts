/** What is said before a page can be made: texts in ICU message format. */
export const refusals = {
  bodyTooBig: {
    title: "That is too much to send at once",
    body: "What you sent is larger than this site accepts. Go back, shorten it, and send it again.",
  },
  malformed: {
    title: "This request could not be read",
    body: "Its address is not one that this site can have. Check it, or open the site from its start.",
  },
  methodNotAllowed: {
    title: "This cannot be done here",
    body: "No page of this site answers requests of this kind.",
  },
  notHere: {
    title: "This page is not here",
    body: "Check the address, or open the site from its start.",
  },
  unknownHost: {
    title: "No site is set up at this address",
    body: "If it is yours, add the domain under Settings, Domains, and prove that it belongs to you.",
  },
  unavailable: {
    title: "This cannot be shown right now",
    body: "Please try again in a minute.",
  },
  foreignForm: {
    title: "This form was sent from another site",
    body: "For your safety it was not accepted. Open the page itself and send the form from there.",
  },
}
