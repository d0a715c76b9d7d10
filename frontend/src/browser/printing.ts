import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/** Whether the page is being printed. Renders synchronously, before the browser lays out the paper. */
export function usePrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false)
  useEffect(() => {
    const media = matchMedia('print')
    const tell = (next: boolean) => () => flushSync(() => setPrinting(next))
    const [begins, ends] = [tell(true), tell(false)]
    const change = () => (media.matches ? begins() : ends())
    addEventListener('beforeprint', begins)
    addEventListener('afterprint', ends)
    media.addEventListener('change', change)
    return () => {
      removeEventListener('beforeprint', begins)
      removeEventListener('afterprint', ends)
      media.removeEventListener('change', change)
    }
  }, [])
  return isPrinting
}
