import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { Images, Plus } from "lucide-react"
import { FilterField, FilterForm } from "#app/admin/filter-form.tsx"
import { FURTHEST_PAGE, listParameters, PAGE_SIZE, readListQuery } from "#app/admin/list-query.ts"
import { PictureGrid } from "#app/admin/media/picture-grid.tsx"
import { pictureRules } from "#app/admin/media/picture-rules.ts"
import { pageTitle } from "#app/admin/page-title.ts"
import { COUNTED_UP_TO } from "#app/features/counted-up-to.ts"
import { listPictures } from "#app/features/media/list-pictures.server.ts"
import { requireOrganizer } from "#app/features/organizer/gates.server.ts"
import { paths } from "#app/paths.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { LinkButton } from "#app/ui/button.tsx"
import { EmptyState } from "#app/ui/empty-state.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Notice } from "#app/ui/notice.tsx"
import { PageHeader } from "#app/ui/page-header.tsx"
import { Pagination } from "#app/ui/pagination.tsx"
import { TextInput } from "#app/ui/text-input.tsx"

export const meta: MetaFunction = () => pageTitle("media.title")

/** The organizer's pictures, newest first, as the address asks for them (`q`, `page`). */
export async function loader({ request }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { organizer } = await requireOrganizer(request, runtime)
  const { searchParams } = new URL(request.url)
  const query = readListQuery(searchParams, pictureRules)
  const limit = PAGE_SIZE
  const asked = { search: query.search, limit, offset: (query.page - 1) * limit }
  const count = Number(searchParams.get("count") ?? 0)
  return {
    query,
    list: await listPictures(organizer.id, asked, runtime),
    notice: searchParams.get("notice"),
    count: Number.isInteger(count) ? count : 0,
  }
}

export default function Pictures() {
  const { query, list, notice, count } = useLoaderData<typeof loader>()
  const { text } = useLanguage()
  const at = (page: number) => paths.adminMedia(listParameters({ ...query, page }, pictureRules))
  const isLast = query.page * PAGE_SIZE >= list.total || query.page === FURTHEST_PAGE
  const upload = (
    <LinkButton tone="primary" icon={Plus} href={paths.adminMediaUpload()}>
      {text("media.new.title")}
    </LinkButton>
  )
  return (
    <>
      <PageHeader title={text("media.title")} lead={text("media.lead")} action={upload} />
      {notice === "uploaded" ? (
        <Notice tone="success" isNews headline={text("media.done.uploaded", { count })}>
          <p>{text("media.done.describe")}</p>
        </Notice>
      ) : notice === "deleted" ? (
        <Notice tone="success" isNews headline={text("media.done.deleted")} />
      ) : null}
      {list.isEmpty ? (
        <EmptyState icon={Images} headline={text("media.empty.headline")} action={upload}>
          {text("media.empty.text")}
        </EmptyState>
      ) : (
        <div className="mt-4">
          <FilterForm clearHref={query.search === "" ? null : paths.adminMedia()}>
            <FilterField label={text("media.search")} kind="search">
              <TextInput type="search" name="q" defaultValue={query.search} maxLength={100} />
            </FilterField>
          </FilterForm>
          {list.rows.length === 0 ? (
            <EmptyState icon={Images} headline={text("media.none.headline")}>
              {text("media.none.text")}
            </EmptyState>
          ) : (
            <PictureGrid pictures={list.rows} />
          )}
          <Pagination
            page={query.page}
            pageSize={PAGE_SIZE}
            total={Math.min(list.total, COUNTED_UP_TO)}
            isMore={list.total > COUNTED_UP_TO}
            previousHref={query.page > 1 ? at(query.page - 1) : null}
            nextHref={isLast ? null : at(query.page + 1)}
          />
        </div>
      )}
    </>
  )
}
