/** Texts of what is said about a booking, label by label, in ICU message format. */
export const facts = {
  host: "With",
  when: "When",
  duration: "How long",
  price: "Price",
  place: "Where",
  policy: "If plans change",
  reference: "Reference",
  name: "Name",
  email: "Email",
  paid: "Paid",
  zone: "Time in {zone}",
}
