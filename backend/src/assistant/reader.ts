import type { SpokenCommand } from './model/commands/command.ts'
import { READERS } from './model/commands/languages.ts'
import { LONGEST_LINE, MOST_LINES, readMessage } from './model/commands/read.ts'
import { readReply } from './model/commands/target.ts'
import type { Answerer } from './model/turn.ts'
import { doTo } from './reader/actions.ts'
import { add } from './reader/add.ts'
import { answered } from './reader/answer.ts'
import { assign } from './reader/assign.ts'
import { named, Refused, type Session, sessionOf, Unclear } from './reader/session.ts'
import { show, showProjects } from './reader/show.ts'
import { undo } from './reader/undo.ts'

/** Most commands in one message. */
const MOST_COMMANDS = 6
/** Calls after which no further command is started: a turn may make twenty. */
const ENOUGH_CALLS = 12

/** Reads plain commands, does what they say, and reports what was done. */
export const readAndDo: Answerer = async function* (turn) {
  const session = sessionOf(turn)
  const { texts } = session
  const answer = await refusable(session, () => answered(session, turn.message))
  if (answer !== undefined) {
    yield answer
    return
  }
  const read = await turn.patiently(readMessage(turn.message, session), turn.signal)
  const commands = typeof read === 'string' ? [] : joined(read)
  if (read === 'long') yield texts.tooLong(LONGEST_LINE)
  else if (read === 'many') yield texts.tooMany(MOST_LINES)
  else if (commands.length > MOST_COMMANDS) yield texts.tooMany(MOST_COMMANDS)
  else {
    for (const [index, command] of commands.entries()) {
      if (session.calls >= ENOUGH_CALLS) {
        yield `\n${texts.rest}`
        return
      }
      const said = await refusable(session, () => follow(session, command))
      yield index === 0 ? said : `\n${said}`
    }
  }
}

/** The result of `work`; where a tool refuses, or it is unclear who is meant, the reason. */
async function refusable<Said>(session: Session, work: () => Promise<Said>): Promise<Said | string> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refused) return session.texts.refused(error.message === '' ? null : error.message)
    if (error instanceof Unclear) return error.message
    throw error
  }
}

async function follow(session: Session, said: SpokenCommand): Promise<string> {
  const { texts } = session
  switch (said.do) {
    case 'add':
      return await add(session, said)
    case 'show':
      return await show(session, said.ask, said.language)
    case 'done':
    case 'reopen':
    case 'delete':
      return await doTo(session, said, { do: said.do })
    case 'change':
      return await doTo(session, said, { do: 'change', change: said.change })
    case 'assign': {
      const done = await assign(session, said)
      if (done !== undefined) return done
      const answers: string[] = []
      for (const meant of said.otherwise ?? []) answers.push(await follow(session, meant))
      return answers.join('\n')
    }
    case 'undo':
      return await undo(session)
    case 'projects':
      return await showProjects(session)
    case 'help':
    case 'hello':
    case 'thanks':
      return texts[said.do]
    case 'unknown':
      return unknown(session, said.line)
  }
}

/** Most characters of a title. */
const LONGEST_TITLE = 200

function unknown(session: Session, line: string): string {
  const { texts, language } = session
  const isAnswer = readReply(line, READERS[language]) !== undefined
  const isTitle =
    [...line].length <= LONGEST_TITLE && /\p{L}/u.test(line) && !/[?؟]$/u.test(line) && !isAnswer
  if (!isTitle) return texts.unknown(texts.examples)
  session.after.asked = { is: 'add', line, language }
  return `${texts.unknown(texts.examples)}\n${texts.offer(named(session, line))}`
}

/** Joins adjacent additions into one. */
function joined(commands: readonly SpokenCommand[]): SpokenCommand[] {
  const all: SpokenCommand[] = []
  for (const command of commands) {
    const last = all.at(-1)
    if (
      command.do === 'add' &&
      last?.do === 'add' &&
      last.bare === command.bare &&
      last.project === command.project &&
      last.language === command.language
    ) {
      all.splice(-1, 1, { ...last, lines: [...last.lines, ...command.lines] })
    } else all.push(command)
  }
  return all
}
