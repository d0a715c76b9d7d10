/** The common look of menus, selects and popovers, for the `className` of the popup. */
export const POPUP =
  'max-h-(--available-height) max-w-[calc(100vw-1rem)] overflow-x-hidden overflow-y-auto overscroll-contain rounded-panel bg-raised text-ink shadow-popup outline-none transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0 forced-colors:border'

export const POSITIONER = 'z-30 outline-none'

/** A line of a menu or a list to choose from. */
export const ITEM =
  'flex min-h-8 select-none items-center gap-2 rounded-control px-2 outline-none data-disabled:text-faint data-highlighted:bg-hover touch:min-h-touch forced-colors:data-highlighted:outline-2 forced-colors:data-highlighted:outline-[Highlight]'
