export function readSettings(): {
  port: number
  sandboxPort: number
  appUrl: string
  isLoopback: boolean
  isDemo: boolean
}
export function completeEnv(
  dataDir: string,
  options?: { chooseMailPort?: boolean },
): Promise<{ standIns: string[] }>
