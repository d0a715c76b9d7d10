import type { ComponentProps } from 'react'

/** Rows and cells by their roles: only those in sight are there, at places of their own, which no table can have. */

export function GridRow(props: ComponentProps<'div'>) {
  // biome-ignore lint/a11y/useSemanticElements: see above.
  // biome-ignore lint/a11y/useFocusableInteractive: who draws it says which row the Tab key comes to.
  return <div role="row" {...props} />
}

/** What makes an element a cell. No component, since each row would have three more. */
export const CELL = { role: 'gridcell' } as const
