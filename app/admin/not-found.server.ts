/** What is not there, or is another organizer's: the same answer for both. @throws a 404, always */
export function notFound(): never {
  throw new Response(null, { status: 404 })
}
