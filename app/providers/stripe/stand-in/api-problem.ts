/** The `error` member of Stripe's answers: https://docs.stripe.com/api/errors */
export type ApiErrorBody = {
  type: "api_error" | "card_error" | "idempotency_error" | "invalid_request_error"
  code?: string
  message: string
  param?: string
  charge?: string
}

/** A refusal that becomes an answer of the API. */
export class ApiProblem extends Error {
  readonly status: number
  readonly body: ApiErrorBody
  /** Whether the call had begun, so that its answer is kept under its idempotency key. */
  readonly isKept: boolean
  readonly headers: Record<string, string>

  constructor(
    status: number,
    body: ApiErrorBody,
    extra: { isKept?: boolean; headers?: Record<string, string> } = {},
  ) {
    super(body.message)
    this.status = status
    this.body = body
    this.isKept = extra.isKept ?? false
    this.headers = extra.headers ?? {}
  }
}

/** A parameter that Stripe would not take: 400, and not kept under an idempotency key. */
export function badParameter(code: string, message: string, param?: string): ApiProblem {
  return new ApiProblem(400, {
    type: "invalid_request_error",
    code,
    message,
    ...(param === undefined ? {} : { param }),
  })
}

/** An object named in the address is not there: 404. */
export function noSuch(what: string, id: string, param: string): ApiProblem {
  return new ApiProblem(404, {
    type: "invalid_request_error",
    code: "resource_missing",
    message: `No such ${what}: '${id}'`,
    param,
  })
}

/** The call was understood and begun, and the object's state forbids it: 400, kept under its key. */
export function stateForbids(message: string, code?: string, charge?: string): ApiProblem {
  return new ApiProblem(
    400,
    {
      type: "invalid_request_error",
      message,
      ...(code === undefined ? {} : { code }),
      ...(charge === undefined ? {} : { charge }),
    },
    { isKept: true },
  )
}
