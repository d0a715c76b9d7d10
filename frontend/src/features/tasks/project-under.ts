import { type RefObject, useEffect, useRef } from 'react'

/** Links of the sidebar to projects. Their addresses say which, also where they are drawn without what drags them. */
const LINK = 'aside a[href^="/projects/"]'
/** Shows on the link where a task would go. */
const MARK = 'data-drop'

/** While something is dragged: the id of the project in the sidebar that is under the pointer, which shows there. */
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
      // What is dragged lies over it.
      mark(document.elementsFromPoint(clientX, clientY).find((element) => element.matches(LINK)))
    addEventListener('pointermove', follow, { capture: true })
    return () => {
      removeEventListener('pointermove', follow, { capture: true })
      mark(undefined)
    }
  }, [isDragging])
  return project
}
