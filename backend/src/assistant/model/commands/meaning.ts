import { closed, isAll, readAsk, saysSomething, targetOf } from './ask.ts'
import { isMe, isOnlyTask, toNobody, waysIn } from './assign.ts'
import type { Change, Command } from './command.ts'
import { lineOf, type SpeechContext, whenOf } from './context.ts'
import { apart, itemsOf } from './cuts.ts'
import type { Match, Reader } from './forms.ts'
import { READERS } from './languages.ts'
import { unquoted } from './target.ts'
import { type Seen, seen, written } from './text.ts'

/** What a line means that has the form of a command. */

export interface Sentence {
  /** Without courtesies, and without the punctuation at the end. */
  core: Seen
  /** The punctuation after it. */
  tail: string
  polite: boolean
}

/** The title with its final punctuation, unless that only ends the sentence. */
function titled(text: string, { core, tail, polite }: Sentence): string {
  if (!core.text.endsWith(text) || tail === '') return text
  const kept = polite ? tail.replaceAll(/[?؟]/gu, '') : tail
  return /^[.۔]?$/u.test(kept.trim()) ? text : `${text}${kept}`
}

type Found = { command: Command; guessed?: boolean } | undefined

/** The command that a form means; undefined if the line only looks like it. `guessed` if another form may fit better. */
export function commandOf(
  { intent, shy, slots }: Match,
  said: Sentence,
  reader: Reader,
  context: SpeechContext,
): Found {
  const { line = '', task = '', title = '', value = '', ask = '', more = '' } = slots
  const { language } = context
  // `What is urgent` is a question, not the name of a task.
  const { folded } = seen(task)
  if (Object.values(READERS).some(({ expressions: { asks } }) => asks.test(folded))) return undefined
  const target = () => targetOf(task, reader, context)
  // A date belongs to a task that is to be added, unless it tells which of all tasks are meant.
  if (shy && intent !== 'show' && lineOf(said.core.text, context).due !== null && !isAll(target())) {
    return undefined
  }
  const change = (made: Change, guessed = false): Found => {
    const meant = target()
    // Words that mean several tasks, but state no clear condition, may have been cut at the wrong place.
    const isCut = !isAll(meant) && reader.expressions.several.test(folded)
    return { command: { do: 'change', target: meant, change: made }, guessed: guessed || isCut }
  }
  switch (intent) {
    case 'hello':
    case 'thanks':
    case 'help':
    case 'undo':
    case 'projects':
      return { command: { do: intent } }
    case 'add':
    case 'addMany': {
      const text = titled(line, said)
      const lines = intent === 'addMany' ? itemsOf(text, reader) : apart(text, reader)
      const project = slots.project === undefined ? null : unquoted(slots.project)
      const known = targetOf(text, reader, context)
      if (project !== null && known.is !== 'words') {
        return { command: { do: 'change', target: known, change: { to: 'project', name: project } } }
      }
      return { command: { do: 'add', lines, project, bare: false } }
    }
    case 'show': {
      const wanted = readAsk(`${ask} ${more}`, reader, context)
      if (shy && (wanted.words !== '' || !saysSomething(wanted))) return undefined
      return { command: { do: 'show', ask: wanted } }
    }
    case 'done':
    case 'delete':
      return { command: { do: intent, target: target() } }
    case 'reopen':
      return { command: { do: intent, target: closed(target()) } }
    case 'did':
    case 'drop':
      return { command: { do: intent === 'did' ? 'done' : 'delete', target: target(), vague: true } }
    case 'rename':
      return change({ to: 'title', title: unquoted(titled(title, said)) })
    case 'unschedule':
      return change({ to: 'due', line: null, language })
    case 'label':
    case 'unlabel': {
      const name = unquoted(slots.label ?? '').replace(/^@/u, '')
      return change({ to: 'label', name, has: intent === 'label' })
    }
    case 'assign':
    case 'give': {
      const ways = waysIn(slots.both ?? '', reader, intent === 'assign')
      // `Give it to me` asks to see it.
      const meant = intent === 'give' && shy ? ways.filter(({ names }) => !isMe(names, reader)) : ways
      const freed = shy ? undefined : toNobody(meant, reader)
      if (freed !== undefined) {
        const nobody = { to: 'assignees' as const, members: null, has: false }
        return { command: { do: 'change', target: targetOf(freed.task, reader, context), change: nobody } }
      }
      if (meant.length === 0) return undefined
      // `Assign seats tomorrow` is a task.
      const isDoubtful = shy || lineOf(said.core.text, context).due !== null
      return { command: { do: 'assign', ways: meant, has: true, ...(isDoubtful && { otherwise: [] }) } }
    }
    case 'unassign': {
      const { member } = slots
      if (member === undefined) return change({ to: 'assignees', members: null, has: false })
      if (isOnlyTask(member, reader)) return undefined
      const ways = [{ task, names: member }]
      return { command: { do: 'assign', ways, has: false, ...(shy && { otherwise: [] }) } }
    }
    case 'later': {
      const length = reader.later(value)
      return whenOf(length, context) === undefined
        ? undefined
        : change({ to: 'later', line: length, language })
    }
    case 'alter': {
      const name = unquoted(titled(value, said))
      return change(settingOf(value, reader, context) ?? { to: 'title', title: name })
    }
    case 'set':
    case 'move': {
      if (slots.both !== undefined) return dated(slots.both, reader, context)
      if (slots.project !== undefined) return change({ to: 'project', name: unquoted(slots.project) })
      const made = settingOf(slots.priority ?? value, reader, context)
      if (made !== undefined) return change(made)
      return intent === 'move' ? change({ to: 'project', name: unquoted(value) }, true) : undefined
    }
  }
}

/** What a task is set to, where the words are clear. */
function settingOf(text: string, reader: Reader, context: SpeechContext): Change | undefined {
  const { folded } = seen(text)
  const priority = reader.priorities[folded]
  if (priority !== undefined) return { to: 'priority', priority }
  // `The 1st` is a date only with a word before it that says so.
  const line = [text, `${reader.on} ${text}`].find((each) => whenOf(each, context) !== undefined)
  if (line !== undefined) return { to: 'due', line, language: context.language }
  for (const pattern of reader.project) {
    const found = new RegExp(`^(?:${pattern.replace('{project}', '(?<project>.+?)')})$`, 'du').exec(folded)
    const place = found?.indices?.groups?.project
    if (place !== undefined) return { to: 'project', name: unquoted(written(seen(text), ...place)) }
  }
  return undefined
}

/** A task and a date next to each other: what reads as a date is the date, the rest is the task. */
function dated(text: string, reader: Reader, context: SpeechContext): Found {
  const { title, readings } = lineOf(text, context)
  const line = readings
    .filter(({ kind }) => kind === 'due')
    .map((reading) => reading.text)
    .join(' ')
  if (title === '' || whenOf(line, context) === undefined) return undefined
  const { language } = context
  return {
    command: {
      do: 'change',
      target: targetOf(title, reader, context),
      change: { to: 'due', line, language },
    },
  }
}
