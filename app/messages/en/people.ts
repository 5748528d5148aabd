/** People, their roles, invitations and the audit log, in ICU message format. */
export const people = {
  readOnlyPage: "You are a host on this page. An owner or an admin changes it.",
  noHost: "You are no host yet. An owner or an admin makes you one under Hosts.",
  people: {
    title: "People",
    settings: "Who signs in here, and what each of them may do.",
  },
  audit: {
    title: "Audit log",
    settings: "Who changed what, and when.",
  },
}
