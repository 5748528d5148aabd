import type { Catalogue } from "#app/messages/translate.ts"
import { admin } from "./admin.ts"
import { api } from "./api.ts"
import { booking } from "./booking.ts"
import { brand } from "./brand.ts"
import { calendars } from "./calendars.ts"
import { client } from "./client.ts"
import { domains } from "./domains.ts"
import { embed } from "./embed.ts"
import { emails } from "./emails.ts"
import { fields } from "./fields.ts"
import { hosts } from "./hosts.ts"
import { interfaceTexts } from "./interface.ts"
import { links } from "./links.ts"
import { media } from "./media.ts"
import { notification } from "./notification.ts"
import { pageFields } from "./page-fields.ts"
import { pages } from "./pages.ts"
import { people } from "./people.ts"
import { problems } from "./problems.ts"
import { questions } from "./questions.ts"
import { refusals } from "./refusals.ts"
import { texts } from "./texts.ts"
import { terms } from "./terms.ts"
import { webhooks } from "./webhooks.ts"

/** Every English text, by area. */
export const english: Catalogue = {
  admin,
  api,
  booking,
  brand,
  calendars,
  client,
  domains,
  embed,
  emails,
  fields,
  hosts,
  interface: interfaceTexts,
  links,
  media,
  notification,
  people,
  pageFields,
  pages,
  problems,
  questions,
  refusals,
  texts,
  terms,
  webhooks,
}
