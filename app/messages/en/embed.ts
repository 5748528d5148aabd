/** Texts of the settings that let other sites show a page in a frame, in ICU message format. */
export const embed = {
  section: {
    heading: "On other sites",
    help: "Your pages can be shown inside your own website.",
  },
  sites: {
    label: "Which sites may show your pages in a frame",
    any: "Any site",
    none: "No site",
    listed: "Only these:",
    list: "Sites, one on each line",
    listHelp: "Each as https://www.example.com, without anything behind the name.",
  },
  snippets: {
    title: "Put a page on your site",
    text: "Copy one of these into your site. They show {page}; another page has another address.",
    inline: "In the page itself",
    popup: "In a window that opens over the page",
    link: "As a plain link, which works everywhere",
    words: "Book a time",
  },
}
