/** The colours offered for projects and labels; their values are in `tokens.css`. */
export const PALETTE = [
  'red',
  'orange',
  'amber',
  'olive',
  'green',
  'teal',
  'blue',
  'indigo',
  'purple',
  'pink',
  'grey',
] as const
export type PaletteColor = (typeof PALETTE)[number]

/** Those given without being chosen, the ones that differ most first; the service has the same order (`core/colors.ts`). */
export const GIVEN: readonly PaletteColor[] = [
  'blue',
  'green',
  'orange',
  'purple',
  'red',
  'teal',
  'pink',
  'amber',
  'indigo',
  'olive',
]

/** The colour that fewest of these have. */
export function leastUsedColor(others: Iterable<{ color: string | null }>): string {
  const used = [...others].map(({ color }) => color?.toLowerCase())
  const uses = (color: string) => used.filter((other) => other === color).length
  return GIVEN.map(paletteColor).reduce((best, color) => (uses(color) < uses(best) ? color : best))
}

/** `#rrggbb`, as the API stores it. */
export function paletteColor(name: PaletteColor): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--color-palette-${name}`).trim()
}
