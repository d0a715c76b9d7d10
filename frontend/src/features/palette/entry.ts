import type { ReactNode } from 'react'

/** A line of the palette. */
export interface Entry {
  key: string
  label: string
  icon: ReactNode
  /** Shown beside its name; the entry is found by this, too. */
  hint?: string
  /** Other words by which it is found. */
  keywords?: string
  keys?: string
  /** Whether it is left out while nothing is typed. */
  isSought?: boolean
  run: () => unknown
}
/** How the icon of a line looks. */
export const ICON = { 'aria-hidden': true, size: 16, className: 'shrink-0 text-muted' } as const
