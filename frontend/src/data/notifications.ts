import { useMemo } from 'react'
import { batchesOf, blank, type Step } from './build.ts'
import type { Effect } from './effects.ts'
import { useOwn, useOwnReplica } from './react.tsx'
import type { Replica } from './replica.ts'
import type { Notification, Preferences } from './state.ts'
import { operation } from './writes.ts'

/** What is done with notifications, in the user's own workspace: there is nothing to undo, and no toast. */

export { KEPT } from './state.ts'
export type Act = NonNullable<Notification['acted']>

const SUMMARY = { what: 'notificationEdited' }
const set = (id: number, to: Partial<Notification>): Effect => ({ on: 'notifications', id, set: to })

class NotificationActions {
  readonly #replica: Replica

  constructor(replica: Replica) {
    this.#replica = replica
  }

  mark({ id, read_at }: Notification, read: boolean): void {
    if ((read_at !== null) === read) return
    this.#write({
      operation: operation('PATCH', `/notifications/${id}`, { read }),
      effects: [set(id, { read_at: read ? now() : null })],
    })
  }

  /** Marks all up to this one as read: those that come meanwhile stay as they are. */
  markAll(until: number): void {
    const { notifications } = this.#replica.state()
    const unread = [...notifications.values()].filter(({ id, read_at }) => read_at === null && id <= until)
    this.#write({
      operation: operation('POST', '/notifications/read', { until }),
      effects: unread.map(({ id }) => set(id, { read_at: now() })),
    })
  }

  remove(id: number): void {
    this.#write({
      operation: operation('DELETE', `/notifications/${id}`),
      effects: [{ on: 'notifications', id, deleted: true }],
    })
  }

  act({ id, title, read_at, workspace_id, task_id }: Notification, act: Act): void {
    const effects = [set(id, { acted: act, read_at: read_at ?? now() })]
    if (act === 'done' && task_id !== null && workspace_id === this.#replica.workspaceId)
      effects.push({ on: 'tasks', id: task_id, set: { complete: true } })
    const summary = { what: 'notificationActed', values: { title } }
    this.#replica.perform([{ ...blank(summary), path: `/notifications/${id}/act`, body: { act }, effects }])
  }

  #write(step: Step): void {
    this.#replica.perform(batchesOf([step], SUMMARY))
  }
}

const now = (): string => new Date().toISOString()

export function useNotificationActions(): NotificationActions {
  const { replica } = useOwn()
  return useMemo(() => new NotificationActions(replica), [replica])
}

/** What can be muted: a workspace, or a project or task in it. */
export type Muted = NonNullable<NonNullable<Preferences['notify']>['muted']>[number]
const NONE: readonly Muted[] = []

/** What is muted, and what mutes it or takes that back. */
export function useMuted() {
  const { actions } = useOwn()
  const muted = useOwnReplica(({ preferences }) => preferences.notify?.muted ?? NONE)
  const isMuted = (one: Muted) => muted.some((other) => isSame(one, other))
  const toggle = (one: Muted) => {
    const others = muted.filter((other) => !isSame(one, other))
    const isOff = isMuted(one)
    const after = isOff ? others : [...others, one]
    actions.editNotify({ muted: after.length === 0 ? null : after }, isOff ? 'unmuted' : 'muted')
  }
  return { muted, isMuted, toggle }
}

const isSame = (one: Muted, other: Muted): boolean =>
  one.workspace_id === other.workspace_id &&
  one.project_id === other.project_id &&
  one.task_id === other.task_id
