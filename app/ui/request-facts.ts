import { createContext, useContext } from "react"

/**
 * What only the server knows of the request being answered. `nonce` is what the content policy lets
 * run, `requestId` names the request in the log. In the browser both are null.
 */
export type RequestFacts = {
  nonce: string | null
  requestId: string | null
  comfortVersion: string
}

const RequestFactsContext = createContext<RequestFacts>({
  nonce: null,
  requestId: null,
  comfortVersion: "0",
})

export const RequestFactsProvider = RequestFactsContext.Provider

/** The facts of this request, empty in the browser. */
export function useRequestFacts(): RequestFacts {
  return useContext(RequestFactsContext)
}
