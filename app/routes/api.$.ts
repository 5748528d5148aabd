import { problemDocument } from "#app/platform/problem-document.ts"

/** Everything below `/api/` that is no address of ours: 404 as a problem document, whatever the method. */
export const loader = () => problemDocument("not-found")

export const action = () => problemDocument("not-found")
