export function followParent(): boolean
