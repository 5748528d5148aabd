/**
 * Remembers what was made for some texts: formats and names cost far more to make than to look up, and a
 * month asks for a hundred of them. It forgets everything once it holds too much.
 */
export function remembered<Parts extends string[], Value>(
  make: (...parts: Parts) => Value,
  most = 2000,
): (...parts: Parts) => Value {
  const known = new Map<string, Value>()
  return (...parts) => {
    const key = parts.join("\n")
    let value = known.get(key)
    if (value === undefined) {
      if (known.size >= most) known.clear()
      value = make(...parts)
      known.set(key, value)
    }
    return value
  }
}
