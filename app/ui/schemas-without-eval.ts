import { z } from "zod"

// Otherwise zod tries out `eval` where it makes a schema, which the content policy forbids and reports. The root
// is the first of our modules in a browser: the schemas of every route are made after it. Servers may use it.
if (typeof document !== "undefined") z.config({ jitless: true })
