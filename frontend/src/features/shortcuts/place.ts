/** Where a key is pressed: dialogs, menus and popovers keep the shortcuts of the page from being run beneath them. */

const LAYER = '[data-base-ui-portal]'
const TEXT_INPUT = /^(text|search|email|password|url|tel|number|date|time|datetime-local|month|week)$/

/**
 * What is opened above the page and has this element; null is the page itself. A panel that stands beside the page
 * says `data-shortcuts="page"` of its content.
 */
export function layerOf(element: Element | null): Element | null {
  const layer = element?.closest(`${LAYER}, [data-shortcuts="page"]`) ?? null
  return layer?.matches(LAYER) === true ? layer : null
}

/** Whether a dialog covers the page: Base UI hides what is beneath it from screen readers. */
export const isCovered = (): boolean =>
  document.getElementById('app')?.closest('[aria-hidden="true"]') != null

/** Whether keys pressed in it are its own text. */
export function isTextField(element: Element | null): boolean {
  if (element instanceof HTMLInputElement) return TEXT_INPUT.test(element.type)
  if (element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement) return true
  return element instanceof HTMLElement && element.isContentEditable
}

/** Whether Enter and the space bar press it. */
export const isPressable = (element: Element | null): boolean =>
  element?.closest('button, a[href], summary, input, [role="button"], [role="checkbox"], [role="tab"]') !=
  null
