import type { ApiDocument } from "#app/features/api/document/build-document.ts"
import { paths } from "#app/paths.ts"
import { TextLink } from "#app/ui/button.tsx"
import { Facts } from "#app/ui/facts.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { PageHeader } from "#app/ui/page-header.tsx"
import { OperationSection, type ShownOperation } from "./operation-section.tsx"
import { MemberTable } from "./shape-table.tsx"

/** How the API works, read out of its document: nothing stands here that is not in it. */
export function ReferenceScreen({ document }: { document: ApiDocument }) {
  const { text } = useLanguage()
  const { info, servers, tags, paths: addresses, components } = document
  const operations: ShownOperation[] = Object.entries(addresses).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
  const schemes = Object.entries(components.securitySchemes)
  return (
    <main className="mx-auto grid max-w-admin min-w-0 gap-8 px-4 py-8 mid:px-8">
      <PageHeader title={info.title} lead={info.description} />
      <Facts
        facts={[
          ...servers.map(({ url }) => ({
            key: url,
            label: text("api.reference.servers"),
            value: <code className="wrap-anywhere">{url}</code>,
          })),
          ...schemes.map(([name, { description }]) => ({
            key: name,
            label: text(`api.reference.ways.${name}`),
            value: description,
          })),
        ]}
      />
      <TextLink className="justify-self-start" href={paths.apiDocument()}>
        {text("api.reference.document", { address: paths.apiDocument() })}
      </TextLink>
      <nav aria-label={text("api.reference.operations")}>
        <ul className="grid">
          {operations.map(({ operation: { operationId, summary } }) => (
            <li key={operationId}>
              <TextLink href={`#${operationId}`}>{summary}</TextLink>
            </li>
          ))}
        </ul>
      </nav>
      {tags.map(({ name, description }) => (
        <section key={name} className="grid min-w-0 gap-6">
          <div>
            <h2 className="text-xl">{name}</h2>
            <p className="text-muted">{description}</p>
          </div>
          {operations
            .filter(({ operation }) => operation.tags.includes(name))
            .map((shown) => (
              <OperationSection key={shown.operation.operationId} {...shown} />
            ))}
        </section>
      ))}
      <section className="grid min-w-0 gap-6">
        <h2 className="text-xl">{text("api.reference.schemas")}</h2>
        {Object.entries(components.schemas).map(([name, schema]) => (
          <section key={name} aria-labelledby={name} className="grid min-w-0 gap-3">
            <h3 id={name} className="text-lg">
              {name}
            </h3>
            <MemberTable name={name} schema={schema} />
          </section>
        ))}
      </section>
    </main>
  )
}
