import { type RefObject, useEffect, useRef } from 'react'

/** Links to projects in the sidebar. The address names the project, also before the code for dragging is loaded. */
const LINK = 'aside a[href^="/projects/"]'
/** Marks the link where a task would go. */
const MARK = 'data-drop'

/** The id of the project in the sidebar under the pointer while something is dragged; its link is marked. */
export function useProjectUnder(isDragging: boolean): RefObject<number | null> {
  const project = useRef<number | null>(null)
  useEffect(() => {
    if (!isDragging) return
    let marked: Element | undefined
    const mark = (link: Element | undefined) => {
      marked?.removeAttribute(MARK)
      link?.setAttribute(MARK, '')
      marked = link
      project.current = link === undefined ? null : Number(link.getAttribute('href')?.split('/')[2])
    }
    const follow = ({ clientX, clientY }: PointerEvent) =>
      // What is dragged lies over the link.
      mark(document.elementsFromPoint(clientX, clientY).find((element) => element.matches(LINK)))
    addEventListener('pointermove', follow, { capture: true })
    return () => {
      removeEventListener('pointermove', follow, { capture: true })
      mark(undefined)
    }
  }, [isDragging])
  return project
}
