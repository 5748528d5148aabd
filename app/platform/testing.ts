/** What a route answered, whether it returned or threw it. */
export type Answer<Body> = {
  status: number
  location: string | null
  headers: Headers
  body: Body
}

type WithInit<Body> = { data: Body; init: ResponseInit | null }

/**
 * Calls a loader or action the way the server does, so that tests read status, headers and body alike.
 * @returns the data of `data(…)` as it is; the text of a `Response`
 */
export async function answerOf<Body>(
  call: () => Promise<Body>,
): Promise<Answer<Body extends WithInit<infer Inner> ? Inner : Body>> {
  type Shown = Body extends WithInit<infer Inner> ? Inner : Body
  let answer: unknown
  try {
    answer = await call()
  } catch (thrown) {
    if (thrown instanceof Error) throw thrown
    answer = thrown
  }
  if (answer instanceof Response) {
    const { status, headers } = answer
    const body = (await answer.text()) as Shown
    return { status, headers, location: headers.get("location"), body }
  }
  const { data, init } = isWithInit(answer) ? answer : { data: answer, init: null }
  const headers = new Headers(init?.headers)
  return { status: init?.status ?? 200, headers, location: null, body: data as Shown }
}

function isWithInit(value: unknown): value is WithInit<unknown> {
  return (
    typeof value === "object" &&
    value !== null &&
    "type" in value &&
    value.type === "DataWithResponseInit"
  )
}
