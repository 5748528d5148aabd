import type { DocumentOperation } from "#app/features/api/document/build-document.ts"
import { useLanguage } from "#app/ui/language.tsx"
import { JsonExample } from "./json-example.tsx"
import { Shape, ShapeTable } from "./shape-table.tsx"

export type ShownOperation = { path: string; method: string; operation: DocumentOperation }

/** One operation: what it does, who may, what it takes and answers, with an example of each. */
export function OperationSection({ path, method, operation }: ShownOperation) {
  const { text } = useLanguage()
  const { operationId, summary, description, parameters, requestBody, responses } = operation
  const words = (name: string, values = {}) => text(`api.reference.${name}`, values)
  return (
    <section aria-labelledby={operationId} className="grid min-w-0 gap-4 border-t border-line pt-6">
      <h3 id={operationId} className="text-lg">
        {summary}
      </h3>
      <p>
        <code className="wrap-anywhere">
          {method.toUpperCase()} {path}
        </code>
      </p>
      <p className="max-w-prose">{description}</p>
      <p className="text-muted">
        {words("needs")}: <Needs operation={operation} />
      </p>
      <h4 className="font-medium">{words("parameters")}</h4>
      <ShapeTable
        caption={`${words("parameters")}: ${summary}`}
        rows={parameters.map(({ name, schema, required, description: meaning }) => ({
          ...{ name, schema, isRequired: required, meaning },
        }))}
      />
      {Object.values(requestBody?.content ?? {}).map(({ schema, examples }) => (
        <div key="body" className="grid min-w-0 gap-2">
          <h4 className="font-medium">{words("body")}</h4>
          <p>
            <Shape schema={schema} />
          </p>
          <JsonExample
            label={`${words("body")}: ${summary}`}
            value={examples["example"]?.value ?? {}}
          />
        </div>
      ))}
      <h4 className="font-medium">{words("answers")}</h4>
      <dl className="grid gap-2">
        {Object.entries(responses).map(([status, answer]) => (
          <div key={status} className="grid gap-x-4 mid:grid-cols-[4rem_1fr]">
            <dt>
              <code>{status}</code>
            </dt>
            <dd className="min-w-0 wrap-anywhere">
              {answer.description}{" "}
              {Object.values(answer.content ?? {}).map(({ schema }) => (
                <Shape key={status} schema={schema} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
      {Object.entries(responses).flatMap(([status, { content }]) =>
        status.startsWith("2")
          ? Object.values(content ?? {}).map(({ examples }) => (
              <JsonExample
                key={status}
                label={`${words("example")}: ${summary}`}
                value={examples["example"]?.value}
              />
            ))
          : [],
      )}
    </section>
  )
}

function Needs({ operation }: { operation: DocumentOperation }) {
  const { text } = useLanguage()
  const { security } = operation
  const scope = security.flatMap(({ key }) => key ?? [])[0]
  const isFree = security.some((way) => Object.keys(way).length === 0)
  if (!scope) return <>{text("api.reference.needsNothing")}</>
  if (isFree) return <>{text("api.reference.needsNothingOr", { scope })}</>
  return <>{text("api.reference.needsKeyOrToken", { scope })}</>
}
