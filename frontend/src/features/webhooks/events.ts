import type { WebhookCreate } from '@docket/sdk'

/** Which changes a webhook reports: chosen one by one here, named by patterns in the API. */

export type EventPattern = WebhookCreate['events'][number]

export const RESOURCES = ['task', 'occurrence', 'note', 'project', 'label', 'view', 'preferences'] as const
export const ACTIONS = ['created', 'updated', 'deleted'] as const
export type Resource = (typeof RESOURCES)[number]
export type Action = (typeof ACTIONS)[number]

export interface Chosen {
  /** All events, including kinds that do not exist yet. */
  everything: boolean
  events: ReadonlySet<`${Resource}.${Action}`>
}

export function patternsOf({ everything, events }: Chosen): EventPattern[] {
  if (everything) return ['*']
  return RESOURCES.flatMap((resource): EventPattern[] => {
    const named = ACTIONS.map((action) => `${resource}.${action}` as const).filter((name) => events.has(name))
    return named.length === ACTIONS.length ? [`${resource}.*`] : named
  })
}

export function chosenIn(patterns: readonly EventPattern[]): Chosen {
  const isNamed = (resource: Resource, action: Action) =>
    patterns.includes(`${resource}.*`) || patterns.includes(`${resource}.${action}`)
  const events = RESOURCES.flatMap((resource) =>
    ACTIONS.filter((action) => isNamed(resource, action)).map((action) => `${resource}.${action}` as const),
  )
  return { everything: patterns.includes('*'), events: new Set(events) }
}
