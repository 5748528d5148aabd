/** The library of pictures. */
export const media = {
  title: "Pictures",
  lead: "Pictures for covers of pages, your logo and your hosts.",
  caption: "Pictures of the library",
  search: "Description or file name",
  link: "Pictures",
  empty: {
    headline: "No pictures yet",
    text: "What you upload here can be the cover of a page, your logo, or the photo of a host. Photos are turned upright and made small enough for a telephone, and what the camera wrote down about place and time is removed.",
  },
  none: {
    headline: "No picture matches",
    text: "Search for another word, or clear the search.",
  },
  undescribed: "Not described yet",
  size: "{width} × {height} pixels",
  new: {
    title: "Upload pictures",
    files: "Pictures",
    help: "PNG, JPEG, WebP or GIF, up to 10 MB each, up to {most} at once. Of a moving picture the first image is kept.",
    submit: "Upload",
    back: "Back to the pictures",
    some: "{count, plural, one {# picture is} other {# pictures are}} in your library. The rest is not:",
  },
  done: {
    uploaded: "{count, plural, one {The picture is} other {# pictures are}} in your library.",
    describe: "Say what each picture shows, for people who cannot see it.",
    known: "This picture was in your library already.",
    saved: "The description is saved.",
    deleted: "The picture is deleted.",
  },
  problems: {
    missing: "Choose at least one picture.",
    "too-many": "Choose {most} pictures at most; upload the others afterwards.",
    empty: "{name} is empty. Choose the file again.",
    "too-big": "{name} is larger than 10 MB. Save it smaller, or as JPEG, and choose it again.",
    "too-large":
      "{name} has too many pixels: at most 50 million, and 16,000 on a side. Save it smaller and choose it again.",
    svg: "{name} is an SVG, which can hold programs, so it is not taken. Save it as PNG, 1,280 pixels wide or more, and upload that.",
    "not-a-picture":
      "{name} is not a PNG, JPEG, WebP or GIF, whatever its name says. Save it as one of these and choose it again.",
    broken: "{name} cannot be read to its end. Open it, save it anew, and choose it again.",
    storage:
      "{name} could not be kept: the place for files is not answering. Nothing is lost, please upload it again in a minute.",
    unnamed: "One of the files",
  },
  picture: {
    title: "Picture",
    alt: {
      label: "What the picture shows",
      help: "Read aloud to people who cannot see it, and shown where pictures are off. Leave it empty when the picture only decorates.",
    },
    save: "Save the description",
    filename: "File",
    size: "Size",
    uploadedAt: "Uploaded",
    uses: "Used",
    unused: "Nowhere yet",
    delete: "Delete",
    back: "All pictures",
  },
  uses: {
    page: "Cover of the page {title}",
    morePages: "{count, plural, one {one more page} other {# more pages}}",
    host: "Photo of {name}",
    logo: "Logo of your business",
    favicon: "Icon of your business in browser tabs",
  },
  deletion: {
    title: "Delete this picture",
    lead: "It leaves the library. Bookings that were made while a page showed it keep showing it.",
    inUse: "This picture is in use",
    inUseText: "Choose another picture, or none, in these places first. Then come back.",
    submit: "Delete the picture",
    back: "Back to the picture",
  },
  choice: {
    none: "No picture",
    upload: "Upload a picture",
    again: "in a new tab; then load this page again",
    search: "Description or file name",
    find: "Find pictures",
    noMatch: "No picture matches. Search for another word, or for nothing to see all.",
    nothing: "There is no picture in your library yet.",
    gone: "a picture that is no longer there",
  },
  photo: {
    label: "Photo",
    help: "Stands beside the name on booking pages. Best a square one.",
  },
  logo: {
    label: "Logo",
    help: "Beside your name on every page, and on top of your mails. Best with nothing around it, 320 pixels wide or more; of one that can be seen through, think of dark screens.",
  },
  favicon: {
    label: "Icon",
    help: "Stands in the browser’s tab. A square one, 64 pixels or more.",
  },
  cover: {
    label: "Cover picture",
    help: "Stands above the page and where links to it are shown. Best at least 1,280 pixels wide.",
  },
}
