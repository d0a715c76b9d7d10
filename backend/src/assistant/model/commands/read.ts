import { LANGUAGES } from '@docket/grammar/lines/language.ts'
import type { Command, SpokenCommand } from './command.ts'
import { lineOf, type SpeechContext } from './context.ts'
import { cutsIn } from './cuts.ts'
import { matches, type Reader } from './forms.ts'
import { READERS } from './languages.ts'
import { commandOf, type Sentence } from './meaning.ts'
import type { Intent } from './phrasebook.ts'
import { seen, written } from './text.ts'

/** Turns a message into commands: a pure function, each line by itself. */

/** Most code points of a line that is read: no line for a task is longer. */
export const LONGEST_LINE = 500
export const MOST_LINES = 21
/** Most code points of a task given without a verb. */
const LONGEST_BARE = 200
const ROUNDS = 4
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
  const cuts = cutsIn(text, READERS[context.language])
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

/** The line without courtesies, and without the punctuation at the end. */
function coreOf(line: string, { expressions: { before, after } }: Reader): Sentence {
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
