/**
 * A position between two others in the manual order, to show a move at once; the service assigns the real one.
 * Positions are compared by code unit.
 */
export function between(before: string | null, after: string | null): string {
  let key = ''
  let bound = after
  for (let index = 0; ; index += 1) {
    const low = unitAt(before, index) ?? 0
    const high = unitAt(bound, index) ?? LAST
    if (high - low > 1) return key + String.fromCharCode(Math.floor((low + high) / 2))
    key += String.fromCharCode(low)
    // The key is below `after` already: the rest need only put it above `before`.
    if (low < high) bound = null
  }
}

const LAST = 0x7f

const unitAt = (key: string | null, index: number): number | undefined =>
  key === null || index >= key.length ? undefined : key.charCodeAt(index)

export const byPosition = <Row extends { position: string; id: number }>(one: Row, other: Row): number =>
  one.position < other.position ? -1 : one.position > other.position ? 1 : one.id - other.id

let count = 0

/**
 * A position after all that the service gives, where it puts what is added. What is added before the first is saved stays
 * in the order in which it was added, whatever the temporary ids are.
 */
export function atEnd(): string {
  count += 1
  return `~${Date.now().toString(36).padStart(9, '0')}${count.toString(36).padStart(6, '0')}`
}
