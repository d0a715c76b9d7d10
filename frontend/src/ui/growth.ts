import { type RefObject, useLayoutEffect } from 'react'

/** Makes a field as high as its text where the browser knows no `field-sizing`, as Safari before 26.2. */
export function useGrowth(field: RefObject<HTMLTextAreaElement | null>): void {
  // Whatever changes its text draws it anew.
  useLayoutEffect(() => {
    const { current: element } = field
    if (element === null || CSS.supports('field-sizing', 'content')) return
    element.style.height = ''
    const borders = element.offsetHeight - element.clientHeight
    const { clientHeight, scrollHeight } = element
    if (scrollHeight > clientHeight) element.style.height = `${scrollHeight + borders}px`
  })
}
