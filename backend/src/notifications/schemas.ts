import { z } from 'zod'
import { ACTS } from '../channels/model/message.ts'
import { cursorOf, Limit } from '../core/pagination.ts'
import { Instant, PositiveInteger, RevisionId, stamps, UserPath } from '../core/schemas.ts'

export const KINDS = [
  ...(['reminder', 'due', 'overdue', 'assigned', 'mentioned', 'comment', 'invitation'] as const),
  ...(['overview', 'review'] as const),
] as const
export type Kind = (typeof KINDS)[number]

export const NotificationResponse = z
  .strictObject({
    id: RevisionId,
    kind: z.enum(KINDS).meta({ description: 'What it tells.' }),
    workspace_id: z.string().meta({ description: 'The workspace that it tells of.' }),
    task_id: z.int().nullable().meta({ description: 'The task that it tells of; null for none.' }),
    title: z.string().meta({ description: 'The title of the task, or what it is about.' }),
    text: z.string().meta({ description: 'One or two sentences, in the language of the user.' }),
    link: z.string().meta({ description: 'Path of it in the web app.' }),
    at: Instant.meta({ description: 'When that is or was of which it tells.' }),
    late: z.boolean().meta({
      description: 'Whether the user was told later than they should have been, as the service was down.',
    }),
    read_at: Instant.nullable().meta({ description: 'When the user read it; null if they have not.' }),
    acted: z.enum(ACTS).nullable().meta({ description: 'What was done from it; null if nothing was.' }),
    ...stamps,
  })
  .meta({
    id: 'NotificationResponse',
    examples: [
      {
        id: 12,
        kind: 'reminder',
        workspace_id: 'u1',
        task_id: 3,
        title: 'Call the plumber',
        text: 'Due today at 14:00.',
        link: '/today?task=3',
        at: '2026-11-20T12:30:00.000Z',
        late: false,
        read_at: null,
        acted: null,
        created_at: '2026-11-20T12:30:00.000Z',
        updated_at: '2026-11-20T12:30:00.000Z',
        revision: 12,
      },
    ],
  })
export type NotificationResponse = z.output<typeof NotificationResponse>

export const NotificationListResponse = z
  .strictObject({
    notifications: z.array(NotificationResponse),
    count: z.int().meta({ description: 'Number of notifications in this response.' }),
    unread: z.int().meta({ description: 'Number of all that are unread.' }),
    next_cursor: z
      .string()
      .nullable()
      .meta({ description: '`cursor` for the next page; null on the last page.' }),
  })
  .meta({ id: 'NotificationListResponse' })

export const notificationCursor = cursorOf(z.strictObject({ before: z.int().positive() }))
export const NotificationListQuery = z.strictObject({
  unread: z.enum(['true', 'false']).optional().meta({ description: '`true`: only those that are unread.' }),
  limit: Limit,
  cursor: notificationCursor.schema.optional(),
})

export const NotificationPatch = z
  .strictObject({ read: z.boolean().meta({ description: 'Whether the user has read it.' }) })
  .partial()
  .meta({ id: 'NotificationPatch', examples: [{ read: true }] })

export const NotificationsRead = z
  .strictObject({
    until: z.int().positive().meta({
      description:
        'The id of the newest that was seen: all up to it are marked as read, and none that came after.',
    }),
  })
  .meta({ id: 'NotificationsRead', examples: [{ until: 12 }] })

export const NotificationsReadResponse = z
  .strictObject({ count: z.int().meta({ description: 'Number of notifications that were marked as read.' }) })
  .meta({ id: 'NotificationsReadResponse' })

export const Acting = z
  .strictObject({ act: z.enum(ACTS).meta({ description: 'What to do with the task.' }) })
  .meta({ id: 'Acting', examples: [{ act: 'snooze_1_hour' }] })

const Token = z
  .string()
  .max(1000)
  .meta({
    description: 'From the notification. It does this one thing, once.',
    examples: ['dTEuMTIuZG9uZQ.BDVJvHkBRIZEmx9PSLy_yxAJ'],
  })

export const ActByToken = z.strictObject({ token: Token }).meta({ id: 'ActByToken' })

export const ActOutcome = z
  .strictObject({
    act: z.enum(ACTS),
    title: z.string().meta({ description: 'The title of the task.' }),
    link: z.string().meta({ description: 'Path of the task in the web app.' }),
    done: z.boolean().meta({ description: 'Whether it has been done.' }),
    until: Instant.nullable().meta({ description: 'Of a snooze: when the reminder comes again.' }),
  })
  .meta({ id: 'ActOutcome' })
export type ActOutcome = z.output<typeof ActOutcome>

export const UnsubscribePath = z.strictObject({ token: Token })

export const NotificationPath = UserPath.extend({
  notification_id: PositiveInteger.meta({ description: "The notification's id.", examples: [12] }),
})
