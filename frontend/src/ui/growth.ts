import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'

/** Makes a field as high as its text where the browser lacks `field-sizing`, such as Safari before 26.2. */
export function useGrowth(field: RefObject<(HTMLElement & { value: string }) | null>): void {
  const length = useRef(0)
  // Whatever changes its text also re-renders it.
  useLayoutEffect(() => {
    const { current: element } = field
    if (element === null || CSS.supports('field-sizing', 'content')) return
    if (element.value.length < length.current) element.style.height = ''
    length.current = element.value.length
    grow(element)
  })
  // The same text takes more lines in a narrower window, and in another font.
  useEffect(() => {
    const { current: element } = field
    if (element === null || CSS.supports('field-sizing', 'content')) return
    const growAgain = () => grow(element)
    const observer = new ResizeObserver(growAgain)
    observer.observe(element)
    document.fonts.addEventListener('loadingdone', growAgain)
    return () => {
      observer.disconnect()
      document.fonts.removeEventListener('loadingdone', growAgain)
    }
  }, [field])
}

function grow(element: HTMLElement): void {
  const { offsetHeight, clientHeight, scrollHeight } = element
  if (scrollHeight > clientHeight) element.style.height = `${scrollHeight + offsetHeight - clientHeight}px`
}
