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

/** `#rrggbb`, as the API stores it. */
export function paletteColor(name: PaletteColor): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--color-palette-${name}`).trim()
}
