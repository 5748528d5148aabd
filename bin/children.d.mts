export type Child = {
  name: string
  pid: () => number | undefined
  ready: Promise<void>
  stop: () => Promise<void>
  restart: () => Promise<void>
}
export function keepAlive(options: {
  name: string
  args: string[]
  onPid: () => void
  onGivenUp: (problem: Error) => void
}): Child
export function runOnce(command: string, failure: string): Promise<void>
