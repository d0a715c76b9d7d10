/** What of its tasks a link shows if that is chosen. */
export const SHOWS = ['descriptions', 'done', 'assignees', 'notes'] as const

/** What links show: a project or a view of a workspace. */
export interface Shared {
  workspaceId: string
  kind: 'projects' | 'views'
  id: number
}
