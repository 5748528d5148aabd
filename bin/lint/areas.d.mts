export function whyNot(importer: string, imported: string, isTypeOnly: boolean): string | null
export function isForTests(path: string): boolean
