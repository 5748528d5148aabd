export const webArgs: string[]
