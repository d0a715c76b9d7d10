import { LANGUAGES } from '@docket/grammar/lines/language.ts'
import { closed, isAll, readAsk, saysSomething, targetOf } from './ask.ts'
import { isMe, isOnlyTask, toNobody, waysIn } from './assign.ts'
import type { Change, Command, SpokenCommand } from './command.ts'
import { lineOf, type SpeechContext, whenOf } from './context.ts'
import { type Match, matches, type Reader, whole } from './forms.ts'
import { READERS } from './languages.ts'
import type { Intent } from './phrasebook.ts'
import { unquoted } from './target.ts'
import { type Seen, seen, written } from './text.ts'

/** Turns a message into commands: a pure function, each line by itself. */

/** Most code points of a line that is read: no line for a task is longer. */
export const LONGEST_LINE = 500
export const MOST_LINES = 21
/** Most code points of a task given without a verb. */
const LONGEST_BARE = 200
const ROUNDS = 4
/** Most places between two commands that are tried. */
const MOST_CUTS = 6
/** What the lines of a list begin with. */
const BULLET = /^\s*(?:[-*•‣·–]|\d{1,3}[.)])\s+(?:\[[ x]\]\s+)?/iu

/**
 * Yields once for each line, since reading one takes time.
 * @returns the commands; for a message that is too long, in what way it is
 */
export function* readMessage(
  message: string,
  context: SpeechContext,
): Generator<void, SpokenCommand[] | 'long' | 'many'> {
  const lines = message.split(/[\r\n\u2028\u2029]+/u).filter((line) => /\S/u.test(line))
  if (lines.length > MOST_LINES) return 'many'
  if (lines.some((line) => [...line].length > LONGEST_LINE)) return 'long'
  const [first = '', ...others] = lines
  // A heading gives its verb to the lines below it.
  if (others.length > 0 && /[:：]\s*$/u.test(first)) {
    const items = others.map((line) => `${first.trim()} ${line.replace(BULLET, '')}`)
    const added = yield* readLines(items, context)
    if (added.every((each) => each.do === 'add' && !each.bare)) return added
  }
  return yield* readLines(
    lines.map((line) => (lines.length > 1 ? line.replace(BULLET, '') : line)),
    context,
  )
}

function* readLines(lines: readonly string[], context: SpeechContext): Generator<void, SpokenCommand[]> {
  const all: SpokenCommand[] = []
  for (const line of lines) {
    all.push(...readLineOf(line, context))
    yield
  }
  return all
}

/** @param names whether what assigns tasks counts */
function readLineOf(line: string, context: SpeechContext, names = true): SpokenCommand[] {
  const languages = [context.language, ...LANGUAGES.filter((each) => each !== context.language)]
  for (const language of languages) {
    const said = readParts(line, { ...context, language }, names)
    if (said !== undefined) {
      return said.map((command) => {
        if (command.do !== 'assign') return { ...command, language }
        const { otherwise, ...assign } = command
        const isWhole = otherwise !== undefined && said.length === 1
        return { ...assign, ...(isWhole && { otherwise: readLineOf(line, context, false) }), language }
      })
    }
  }
  const language = languages.find((each) => isTask(line, { ...context, language: each }))
  if (language !== undefined)
    return [{ do: 'add', lines: [line.trim()], project: null, bare: true, language }]
  return [{ do: 'unknown', line: line.trim(), language: context.language }]
}

/** Whether the line is a task although nothing says that it is to be added: it contains a date, a sign or a rule. */
function isTask(line: string, context: SpeechContext): boolean {
  const text = line.trim()
  if ([...text].length > LONGEST_BARE || /[.!?؟۔…]\s+\S|[?؟]$/u.test(text)) return false
  if (new RegExp(`^(?:${READERS[context.language].tells})(?: |$)`, 'u').test(seen(text).folded)) return false
  if (new RegExp(`(?:^| )(?:${READERS[context.language].verbs})(?: |$)`, 'u').test(seen(text).folded)) {
    return false
  }
  const { title, readings } = lineOf(text, context)
  return /[\p{L}\p{S}]/u.test(title) && readings.length > 0
}

/** The commands that the line joins, or the one that it is. */
function readParts(line: string, context: SpeechContext, names: boolean): Command[] | undefined {
  const text = seen(line)
  const { cut } = READERS[context.language]
  const cuts = [...text.folded.matchAll(new RegExp(cut, 'gu'))].slice(0, MOST_CUTS)
  const known = new Map<number, Command[] | undefined>()
  const strictly = (from: number, end: number) =>
    readOne(written(text, from, end), context, { shy: false, names })

  /** The commands from cut `first - 1` on. */
  function behind(first: number): Command[] | undefined {
    if (!known.has(first)) known.set(first, partsFrom(first))
    return known.get(first)
  }
  function partsFrom(first: number): Command[] | undefined {
    const before = cuts[first - 1]
    const start = before === undefined ? 0 : before.index + before[0].length
    for (let next = first; next < cuts.length; next += 1) {
      const { 0: separator = '', index = 0 } = cuts[next] ?? {}
      const left = strictly(start, index)
      const right = left === undefined ? undefined : behind(next + 1)
      if (left === undefined || right === undefined) continue
      // The title of a task to be added may well read like a command.
      if (left.do !== 'add' || separator.includes(';') || right[0]?.do === 'add') return [left, ...right]
    }
    const only = first === 0 ? undefined : strictly(start, text.folded.length)
    return only === undefined ? undefined : [only]
  }
  const parts = partsFrom(0)
  if (parts !== undefined) return parts
  const one = readOne(line, context, { shy: true, names })
  return one === undefined ? undefined : [one]
}

function readOne(
  line: string,
  context: SpeechContext,
  { shy, names }: { shy: boolean; names: boolean },
): Command | undefined {
  const reader = READERS[context.language]
  const said = coreOf(line, reader)
  let guessed: Command | undefined
  for (const match of matches(reader, said.core)) {
    if ((match.shy && !shy) || (!names && ASSIGNS.includes(match.intent))) continue
    const found = commandOf(match, said, reader, context)
    if (found === undefined) continue
    if (!found.guessed) return found.command
    guessed ??= found.command
  }
  return guessed
}

const ASSIGNS: readonly Intent[] = ['assign', 'give', 'unassign']

interface Core {
  core: Seen
  /** The punctuation after it. */
  tail: string
  polite: boolean
}

/** The line without courtesies, and without the punctuation at the end. */
function coreOf(line: string, { expressions: { before, after } }: Reader): Core {
  let core = seen(line.trim())
  const end = core.folded.replace(/[\s.!?…؟۔]+$/u, '').length
  // A line of nothing but punctuation keeps it.
  const tail = end === 0 ? '' : written(core, end, core.folded.length)
  if (end > 0) core = seen(written(core, 0, end))
  let polite = false
  for (let round = 0; round < ROUNDS; round += 1) {
    const from = before.exec(core.folded)?.[0].length ?? 0
    const last = after.exec(core.folded.slice(from))
    if (from === 0 && last === null) break
    polite = true
    core = seen(written(core, from, last === null ? core.folded.length : from + last.index))
  }
  return { core, tail, polite }
}

/** The title with its final punctuation, unless that only ends the sentence. */
function titled(text: string, { core, tail, polite }: Core): string {
  if (!core.text.endsWith(text) || tail === '') return text
  const kept = polite ? tail.replaceAll(/[?؟]/gu, '') : tail
  return /^[.۔]?$/u.test(kept.trim()) ? text : `${text}${kept}`
}

type Found = { command: Command; guessed?: boolean } | undefined

function commandOf({ intent, shy, slots }: Match, said: Core, reader: Reader, context: SpeechContext): Found {
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

const itemsOf = (text: string, reader: Reader): string[] =>
  /[,;،؛]/u.test(text)
    ? text
        .split(/[,;،؛]/u)
        .map((item) => item.trim())
        .filter(Boolean)
    : apart(text, reader)

/** Two tasks where each is complete by itself: `buy bread and call Ada`, but not `bread and butter`. */
function apart(text: string, reader: Reader): string[] {
  const { before, after } = reader.apart
  // Quoted text is one task.
  if (/["“„«]/u.test(text)) return [text]
  const line = seen(text)
  for (const { 0: separator, index } of [...line.folded.matchAll(new RegExp(reader.cut, 'gu'))].slice(
    0,
    MOST_CUTS,
  )) {
    const from = index + separator.length
    if (!whole(before).test(line.folded.slice(0, index)) || !whole(after).test(line.folded.slice(from)))
      continue
    return [written(line, 0, index), ...apart(written(line, from, line.folded.length), reader)]
  }
  return [text]
}
