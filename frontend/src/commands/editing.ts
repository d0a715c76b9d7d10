/** Whether the user may change what is on the page: with some roles in a shared workspace, they may only read it. */

let isAllowed = true

export const setEditing = (may: boolean): void => {
  isAllowed = may
}

export const mayEdit = (): boolean => isAllowed
