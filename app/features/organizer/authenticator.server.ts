import { Authenticator } from "remix-auth"
import { FormStrategy } from "remix-auth-form"
import type { Runtime } from "#app/runtime.server.ts"
import { signIn, type SignInResult } from "./sign-in.server.ts"

/** The network address a request came from, as the server in front of the routes has proven it. */
export function clientAddress(request: Request): string {
  return request.headers.get("x-client-address") ?? "unknown"
}

/**
 * The ways to prove who one is. The form strategy (`form`) takes `email` and `password` and answers the
 * outcome of the sign-in, refusals too, so that the form can be shown again.
 */
export function createAuthenticator(runtime: Runtime): Authenticator<SignInResult> {
  const byForm = new FormStrategy<SignInResult>(({ form, request }) =>
    signIn(
      {
        email: textOf(form, "email"),
        password: textOf(form, "password"),
        clientAddress: clientAddress(request),
      },
      runtime,
    ),
  )
  return new Authenticator<SignInResult>().use(byForm, "form")
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === "string" ? value : ""
}
