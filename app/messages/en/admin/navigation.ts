/** Texts of the admin's navigation, in ICU message format. */
export const navigation = {
  today: "Today",
  bookings: "Bookings",
  pages: "Pages",
  availability: "Availability",
  calendars: "Calendars",
  settings: "Settings",
  account: "Account",
  signOut: "Sign out",
}
