/** One line of the bench: a figure, what it is compared with, and the aim where there is one. */
export type Row = {
  name: string
  value: number | string
  unit: string
  /** The same measure of what it is held against. */
  comparison?: number
  /** `value` divided by `comparison`. */
  ratio?: number
  /** The aim in words, such as "≤ 0.1 ms". */
  aim?: string
  met?: boolean
  /** The run fails unless it is met, on any machine. */
  isRequired?: boolean
}
