import { createContext } from "react"
import type { PictureOffer } from "./offered-picture.ts"

/** What each image field of a form shows; without it, all pictures that it was given. */
export const PictureOffersContext = createContext<Readonly<Record<string, PictureOffer>>>({})
