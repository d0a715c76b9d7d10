/** Where a key is pressed: the page's shortcuts do not run beneath dialogs, menus and popovers. */

const LAYER = '[data-base-ui-portal]'
const TEXT_INPUT = /^(text|search|email|password|url|tel|number|date|time|datetime-local|month|week)$/

/**
 * The layer above the page that contains this element; null for the page itself. A panel beside the page marks its
 * content with `data-shortcuts="page"`.
 */
export function layerOf(element: Element | null): Element | null {
  const layer = element?.closest(`${LAYER}, [data-shortcuts="page"]`) ?? null
  return layer?.matches(LAYER) === true ? layer : null
}

/** What a key is pressed in. What is closing has the focus for a moment yet, but the next key is for the page. */
export const pressedIn = (target: EventTarget | null): Element | null =>
  target instanceof Element && target.closest('[data-closed], [data-ending-style]') === null ? target : null

/** Whether a dialog covers the page: Base UI hides what is beneath it from screen readers. */
export const isCovered = (): boolean =>
  document.getElementById('app')?.closest('[aria-hidden="true"]') != null

/** Whether keys pressed in the element are text typed into it. */
export function isTextField(element: Element | null): boolean {
  if (element instanceof HTMLInputElement) return TEXT_INPUT.test(element.type)
  if (element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement) return true
  return element instanceof HTMLElement && element.isContentEditable
}

/** Whether Enter and the space bar press the element. */
export const isPressable = (element: Element | null): boolean =>
  element?.closest('button, a[href], summary, input, [role="button"], [role="checkbox"], [role="tab"]') !=
  null
