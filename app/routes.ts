import { flatRoutes } from "@remix-run/fs-routes"

/** Addresses come from the files in `routes/`; the tests beside them are none. */
export default flatRoutes({ ignoredRouteFiles: ["**/*.test.{ts,tsx}"] })
