import { createContext, useContext } from "react"

/** What of who is signed in decides which ways on a screen offers. The server decides what they may do. */
export type Reader = { isMember: boolean }

export const ReaderContext = createContext<Reader>({ isMember: false })

/** Who reads the admin's screen. */
export function useReader(): Reader {
  return useContext(ReaderContext)
}
