import { sql, type SQL } from "drizzle-orm"

/** Whether a user's own host is on a page. @param userId null for anybody, whoever is on it */
export function isOn(userId: string | null, pageId: SQL): SQL {
  if (userId === null) return sql`true`
  return sql`exists (
    select from page_hosts on_page join hosts own on own.id = on_page.host_id
    where on_page.page_id = ${pageId} and own.user_id = ${userId})`
}
