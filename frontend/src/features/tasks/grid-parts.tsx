import type { ComponentProps } from 'react'

/** Rows and cells by role: only those in sight exist, positioned absolutely, which a table does not allow. */

export function GridRow(props: ComponentProps<'div'>) {
  // biome-ignore lint/a11y/useSemanticElements: see above.
  // biome-ignore lint/a11y/useFocusableInteractive: the caller decides which row is the tab stop.
  return <div role="row" {...props} />
}

/** The props that make an element a cell. Not a component, since each row would have three more. */
export const CELL = { role: 'gridcell' } as const
