/** Whether something is being dragged: pages style the cursor by it, and a long press then opens no menu. */
export const isDragging = (): boolean => document.documentElement.dataset.dragging !== undefined

/** @param state `refused` where it cannot be dropped; undefined once it is over */
export function setDragging(state: 'accepted' | 'refused' | undefined): void {
  const { dataset } = document.documentElement
  if (state === undefined) delete dataset.dragging
  else dataset.dragging = state
}
