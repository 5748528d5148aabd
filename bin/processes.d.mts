export function isAlive(pid: number): boolean
export function commandLine(pid: number): string
export function findPackageManager(): number
export function waitUntil(
  condition: () => boolean | Promise<boolean>,
  timeoutMs: number,
  everyMs?: number,
): Promise<boolean>
