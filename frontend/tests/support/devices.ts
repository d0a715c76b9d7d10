/** The windows in which pages are shown: options of `openPage`. */

/** The narrowest that phones of today have. */
export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const
/** Room for the sidebar, a list and one panel beside it. */
export const DESKTOP = { viewport: { width: 1_280, height: 900 } } as const
