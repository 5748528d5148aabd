import type { ListPage } from "#app/admin/collection.ts"
import { schemaOf } from "#app/admin/field-form.ts"
import type { FieldSection } from "#app/admin/field-type.ts"
import { PAGE_SIZE, type ListQuery } from "#app/admin/list-query.ts"
import { readForm } from "#app/admin/read-form.ts"
import { listHosts, type HostSort, type ListedHost } from "#app/features/host/list-hosts.server.ts"
import type { Runtime } from "#app/runtime.server.ts"

/** The hosts that a list was asked for. */
export async function readHostList(
  organizerId: string,
  query: ListQuery<HostSort>,
  runtime: Runtime,
): Promise<ListPage<ListedHost>> {
  const { search, sort, direction, filters } = query
  const list = await listHosts(
    organizerId,
    {
      search,
      sort,
      direction,
      state: (filters["state"] ?? null) as "active" | "paused" | null,
      limit: PAGE_SIZE,
      offset: (query.page - 1) * PAGE_SIZE,
    },
    runtime,
  )
  return { ...list, options: {} }
}

/** A sent host form, its empty sign-in as null; `host` is null while something is wrong with it. */
export function readHostForm(formData: FormData, sections: readonly FieldSection[]) {
  const submission = readForm(formData, schemaOf(sections, formData))
  if (submission.status !== "success") return { submission, host: null }
  const { userId, ...host } = submission.value
  return { submission, host: { ...host, userId: userId === "" ? null : userId } }
}
