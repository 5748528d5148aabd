export function writePrivateJson(path: string, value: unknown): void
export function readJson(path: string): any
export function makeFolder(path: string): void
