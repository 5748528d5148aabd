export type Cluster = {
  port: number
  pid: number
  adopted: boolean
  url: (database: string) => string
  isRunning: () => boolean
  stop: () => Promise<void>
  release: () => void
}
export type ClusterOptions = {
  projectPath: string
  dataDir: string
  logFile: string
  password: string
  port?: number
  settings?: Record<string, string>
  throwaway?: boolean
}
export function startCluster(options: ClusterOptions): Promise<Cluster>
export function findRunning(dataDir: string): Promise<{ pid: number; port: number } | null>
export function resetPassword(options: ClusterOptions): Promise<void>
