/**
 * The colours of projects and labels that are created by their names alone, those that differ most first. The web app
 * offers the same ones (`frontend/src/styles/tokens.css`; a test compares them).
 */
export const PALETTE = [
  '#2f83d6',
  '#36904f',
  '#c8641b',
  '#a35bc8',
  '#d9483b',
  '#168f8a',
  '#d04c8b',
  '#a87a0f',
  '#6c70dd',
  '#75862a',
] as const

/** The colour that fewest of these have. */
export function leastUsedColor(others: readonly { color: string | null }[]): string {
  const uses = (color: string) => others.filter((other) => other.color?.toLowerCase() === color).length
  return PALETTE.reduce((best, color) => (uses(color) < uses(best) ? color : best))
}
