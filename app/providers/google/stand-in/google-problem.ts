/** An answer of the Calendar API that is not 2xx, in Google's own shape. */
export class GoogleProblem extends Error {
  readonly status: number
  readonly reason: string
  readonly extra: {
    headers?: Record<string, string>
    details?: unknown[]
    status?: string
    domain?: string
  }

  constructor(
    status: number,
    reason: string,
    message: string,
    extra: {
      headers?: Record<string, string>
      details?: unknown[]
      status?: string
      domain?: string
    } = {},
  ) {
    super(message)
    this.status = status
    this.reason = reason
    this.extra = extra
  }

  toResponse(): Response {
    const { headers = {}, details, status, domain = "global" } = this.extra
    const error = {
      code: this.status,
      message: this.message,
      errors: [{ domain, reason: this.reason, message: this.message }],
      ...(status === undefined ? {} : { status }),
      ...(details === undefined ? {} : { details }),
    }
    return Response.json({ error }, { status: this.status, headers })
  }
}

export const invalid = (message: string) => new GoogleProblem(400, "invalid", message)

/** A name Google does not know, in a query or a body. */
export const unknownName = (name: string, where: string) =>
  new GoogleProblem(
    400,
    "badRequest",
    `Invalid JSON payload received. Unknown name "${name}"${where}: Cannot find field.`,
    { status: "INVALID_ARGUMENT" },
  )

export const notFound = () => new GoogleProblem(404, "notFound", "Not Found")

export const gone = () => new GoogleProblem(410, "deleted", "Resource has been deleted")

export const fullSyncRequired = () =>
  new GoogleProblem(
    410,
    "fullSyncRequired",
    "Sync token is no longer valid, a full sync is required.",
    { domain: "calendar" },
  )

export const accessTooSmall = (needed: string) =>
  new GoogleProblem(
    403,
    "requiredAccessLevel",
    `You need to have ${needed} access to this calendar.`,
    { domain: "calendar" },
  )

export const badCredentials = () =>
  new GoogleProblem(
    401,
    "authError",
    "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential.",
    {
      status: "UNAUTHENTICATED",
      headers: {
        "www-authenticate": 'Bearer realm="https://accounts.google.com/", error="invalid_token"',
      },
    },
  )

export const scopeInsufficient = (method: string) =>
  new GoogleProblem(
    403,
    "insufficientPermissions",
    "Request had insufficient authentication scopes.",
    {
      status: "PERMISSION_DENIED",
      headers: {
        "www-authenticate":
          'Bearer realm="https://accounts.google.com/", error="insufficient_scope"',
      },
      details: [
        {
          "@type": "type.googleapis.com/google.rpc.ErrorInfo",
          reason: "ACCESS_TOKEN_SCOPE_INSUFFICIENT",
          domain: "googleapis.com",
          metadata: { service: "calendar-json.googleapis.com", method },
        },
      ],
    },
  )
