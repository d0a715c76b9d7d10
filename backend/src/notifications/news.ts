import type { Times } from '../tasks/model/occasions.ts'
import type { Kind } from './schemas.ts'
import type { Telling } from './wording.ts'

/** What there is to tell. */
export interface News {
  kind: Kind
  /** What caused it: a user is told the same only once. */
  source: string
  workspaceId: string
  /** The name of the workspace, if users share it. */
  workspace: string | null
  task: { id: number; projectId: number | null; title: string; times: Times; zone: string } | null
  /** When that is or was of which it tells. */
  at: Date
  /** Path of it in the web app. */
  link: string
  /** Whether the user has asked for this by itself, whatever else they want to be told. */
  isAsked?: boolean
  /** Who else causes it: another user, or a shared workspace. */
  cause?: string
  actor?: string | null
  comment?: string | null
  counts?: Telling['counts']
  titles?: string[]
}
