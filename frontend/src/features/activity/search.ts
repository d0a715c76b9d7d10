/** What the address of the page asks for: `task` is the one whose detail is open. */
export interface ActivitySearch {
  show?: 'mentions'
  /** Only of this task. */
  of?: number
  /** Only of this project. */
  project?: number
  /** Only what this user has done. */
  by?: string
}

export interface ActivityFilter {
  of: number | undefined
  project: number | undefined
  by: string | undefined
}

const isId = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0

export const activitySearch = ({ show, of, project, by }: Record<string, unknown>): ActivitySearch => ({
  ...(show === 'mentions' ? { show } : {}),
  ...(isId(of) ? { of } : {}),
  ...(isId(project) ? { project } : {}),
  // The router reads an id of digits as a number.
  ...(typeof by === 'string' || typeof by === 'number' ? { by: String(by) } : {}),
})
