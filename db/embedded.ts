import { startCluster, type Cluster } from "#bin/postgres.mjs"

export type EmbeddedOptions = {
  /** The checkout; when its folders are closed to Postgres' account, files go to a system folder instead. */
  projectPath: string
  dataDir: string
  logFile: string
  /** Of the superuser `holdfast`. Must need no escaping in SQL: letters, digits, `-` and `_`. */
  password: string
  /** The wanted loopback port; another is chosen when it is taken. */
  port?: number
  /** Settings as in postgresql.conf. */
  settings?: Record<string, string>
  /** For tests: created without fsync, and the folder above `dataDir` is removed in the end. */
  throwaway?: boolean
}

/**
 * Starts the Postgres that comes with the package: the cluster in `dataDir`, made first when missing,
 * adopted when it already runs. It ends with this process, even a killed one.
 *
 * @returns the running cluster; `url(database)` is an address on 127.0.0.1, `stop()` waits for the end
 * @throws Error with the end of the log when Postgres does not start
 */
export function startEmbedded(options: EmbeddedOptions): Promise<Cluster> {
  return startCluster(options)
}
