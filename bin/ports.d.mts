export function isPortFree(port: number): Promise<boolean>
export function freeLoopbackPort(wanted?: number): Promise<number>
