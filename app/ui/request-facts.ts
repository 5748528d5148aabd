import { createContext, useContext } from "react"
import type { Brand } from "./client-page.tsx"
import type { Frame } from "./frame.ts"

/** Whose page it would have been, where one failed. */
export type FailureLook = { brand: Brand; frame: Frame }

/**
 * What only the server knows of the request being answered. `nonce` is what the content policy lets
 * run and is null in the browser; `requestId` names the request in the log, and stays readable on pages
 * that ship React, so that an error page says the same on both sides.
 */
export type RequestFacts = {
  nonce: string | null
  requestId: string | null
  /** Addresses of the scripts beside React's, which change with what they say. */
  scripts: { comfort: string; unsaved: string }
  /** Null for a page that did not fail, and where nobody is known to have it. */
  failure: FailureLook | null
}

const RequestFactsContext = createContext<RequestFacts>({
  nonce: null,
  requestId: null,
  scripts: { comfort: "/comfort.js", unsaved: "/unsaved.js" },
  failure: null,
})

export const RequestFactsProvider = RequestFactsContext.Provider

/** The facts of this request. */
export function useRequestFacts(): RequestFacts {
  const facts = useContext(RequestFactsContext)
  if (typeof document === "undefined") return facts
  return { ...facts, requestId: document.documentElement.dataset["requestId"] ?? null }
}
