/** What the tests use of a package that brings no types. */
declare module "s3rver" {
  import type { IncomingMessage } from "node:http"

  type RequestContext = { req: IncomingMessage; status: number; body: unknown }
  export default class S3rver {
    constructor(options: {
      address: string
      port: number
      silent: boolean
      directory: string
      configureBuckets: { name: string }[]
    })
    /** Of Koa: the first is asked first. */
    middleware: ((context: RequestContext, next: () => Promise<void>) => Promise<void>)[]
    run(): Promise<{ address: string; port: number }>
    close(): Promise<void>
  }
}
