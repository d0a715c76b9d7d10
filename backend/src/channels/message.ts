import type { Language } from '@docket/grammar/lines/language.ts'

/** What a channel delivers, whatever carries it, and where to. */

/** What can be done from a message itself, without opening the app. */
export const ACTS = ['done', 'snooze_10_minutes', 'snooze_1_hour', 'snooze_tomorrow'] as const
export type Act = (typeof ACTS)[number]

/** One act that a message offers. */
export interface Offer {
  act: Act
  /** In the language of the message: what its button says. */
  label: string
  /** Carries out this one act, once, without a session. */
  token: string
}

export interface Message {
  /** The same each time that it is sent through this channel: who receives it twice can tell by it. */
  id: string
  /** The same for all messages about one task, at most 32 characters of base64url: the newest replaces earlier ones. */
  topic: string
  /** The kind of the notification, or `test`. */
  kind: string
  /** One line of plain text. */
  title: string
  /** Plain text; empty if the title says it all. */
  text: string
  language: Language
  /** Absolute URL of what it is about, in the web app. */
  url: string
  /** Where a token is sent by POST, as JSON `{ "token": … }`, and the page that asks a person first: it takes `#<token>`. */
  acting: { endpoint: string; page: string }
  offers: readonly Offer[]
  /** Ends e-mails: POST to `endpoint` does so at once (RFC 8058), `page` asks first. */
  unsubscribing: { endpoint: string; page: string }
  /** When that happens, or happened, of which it tells; RFC 3339 in UTC. */
  at: string
  /** Undefined for a test. */
  about: { notificationId: number; workspaceId: string; taskId: number | null } | undefined
}

/** Where a channel delivers to, with its secrets in plain text. */
export type Target =
  | { kind: 'email'; address: string }
  | { kind: 'web_push'; endpoint: string; p256dh: string; auth: string }
  | { kind: 'ntfy'; url: string; token: string | null }
  | { kind: 'gotify'; url: string; token: string }
  | { kind: 'webhook'; url: string; secret: string }

export type ChannelKind = Target['kind']
export const CHANNEL_KINDS = [
  'email',
  'web_push',
  'ntfy',
  'gotify',
  'webhook',
] as const satisfies readonly ChannelKind[]

/** What became of an attempt. */
export interface Outcome {
  /** The status of the answer; null if there was none. */
  statusCode: number | null
  /** What went wrong, in words for the user; null if nothing did. */
  error: string | null
  /** The receiver says that this target does not exist any more: nothing will ever arrive there. */
  isGone: boolean
  /** Milliseconds after which the receiver wants the next attempt, at the earliest; null if it did not say. */
  retryAfter: number | null
}

/** Carries messages to targets of all kinds. */
export interface Carrier {
  /** Never throws. @param signal aborts the attempt */
  send(target: Target, message: Message, signal: AbortSignal): Promise<Outcome>
  close(): Promise<void>
}
