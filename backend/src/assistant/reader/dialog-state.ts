import { LANGUAGES } from '@docket/grammar/lines/language.ts'
import { z } from 'zod'
import { PRIORITIES } from '../../task-fields/schemas.ts'

/** What one answer leaves for the next: what was spoken of, what was asked, and what can be undone. */

const Ids = z.array(z.int())
const Spoken = z.enum(LANGUAGES)

const Member = z.object({ id: z.string(), name: z.string(), isMe: z.boolean() })

const Change = z.discriminatedUnion('to', [
  z.object({ to: z.literal('title'), title: z.string() }),
  z.object({ to: z.literal('due'), line: z.string().nullable(), language: Spoken }),
  z.object({ to: z.literal('later'), line: z.string(), language: Spoken }),
  z.object({ to: z.literal('priority'), priority: z.enum(PRIORITIES) }),
  z.object({ to: z.literal('project'), name: z.string() }),
  z.object({ to: z.literal('label'), name: z.string(), has: z.boolean() }),
  z.object({ to: z.literal('assignees'), members: z.array(Member).nullable(), has: z.boolean() }),
])

/** What is to be done to tasks. */
const TaskAction = z.discriminatedUnion('do', [
  z.object({ do: z.enum(['done', 'reopen', 'delete']) }),
  z.object({ do: z.literal('change'), change: Change }),
])
export type TaskAction = z.output<typeof TaskAction>

const Question = z.discriminatedUnion('is', [
  /** Which of these tasks is it to be done to? */
  z.object({ is: z.literal('which'), action: TaskAction, ids: Ids }),
  /** Is it to be done to these? */
  z.object({ is: z.literal('confirm'), action: TaskAction, ids: Ids }),
  /** Is this to be added? */
  z.object({ is: z.literal('add'), line: z.string(), language: Spoken }),
])
export type Question = z.output<typeof Question>

const DialogState = z.object({
  /** Tasks that were last spoken of: `it`, or `them`. */
  about: Ids,
  /** Tasks that were last shown, in their order. */
  shown: Ids,
  asked: Question.nullable(),
  /** What was last written: its first revision, and the number of calls. */
  written: z.object({ first: z.int(), calls: z.int() }).nullable(),
})
export type DialogState = z.output<typeof DialogState>

const NOTHING: DialogState = { about: [], shown: [], asked: null, written: null }

/** The state of the dialogue that an answer left; a model's answer leaves none. */
export const dialogStateOf = (remembered: unknown): DialogState =>
  DialogState.safeParse(remembered).data ?? NOTHING
