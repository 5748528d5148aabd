/** The same 404, where `/:organizer/:page/book` would be found before what lies anywhere below `/api/`. */
export { action, loader } from "./api.$.ts"
