import { LANGUAGES } from '@docket/grammar/lines/language.ts'
import type { Reply } from '../model/commands/command.ts'
import { READERS } from '../model/commands/languages.ts'
import { readReply, readTarget } from '../model/commands/target.ts'
import { apply } from './actions.ts'
import { add } from './add.ts'
import type { Question } from './dialog-state.ts'
import { byIds, isClear, placed } from './find.ts'
import type { Session } from './session.ts'

/** Acts on the user's answer to a question of the reader. @returns undefined where the message is no answer to it */
export async function answered(session: Session, message: string): Promise<string | undefined> {
  const { asked } = session.before
  if (asked === null) return undefined
  const languages = [session.language, ...LANGUAGES]
  const reply = languages.map((each) => readReply(message, READERS[each])).find((each) => each !== undefined)
  if (reply === undefined) return asked.is === 'which' ? await byTitle(session, message, asked) : undefined
  if (reply.is === 'none') return session.texts.left
  if (asked.is === 'add') {
    if (reply.is !== 'yes') return undefined
    return await add(session, { lines: [asked.line], project: null, bare: false, language: asked.language })
  }
  const ids = chosen(asked, reply)
  if (ids === undefined) return undefined
  const found = await byIds(session, ids)
  if (found.is === 'tasks') return await apply(session, found.tasks, asked.action)
  return found.is === 'unknown'
    ? session.texts.noSuchTask(found.ids.map((id) => `#${id}`).join(', '))
    : undefined
}

/** The answer to the question may be words of one of the titles. */
async function byTitle(
  session: Session,
  message: string,
  { action, ids }: Extract<Question, { is: 'which' }>,
): Promise<string | undefined> {
  const target = readTarget(message, READERS[session.language])
  if (target.is !== 'words') return undefined
  const found = await byIds(session, ids)
  if (found.is !== 'tasks') return undefined
  const meant = found.tasks.filter(({ title }) => isClear(target.words, title))
  return meant.length === 1 ? await apply(session, meant, action) : undefined
}

/** The tasks that the answer chooses; undefined for what chooses none. */
function chosen({ is, ids }: Exclude<Question, { is: 'add' }>, reply: Reply): number[] | undefined {
  switch (reply.is) {
    case 'yes':
      return is === 'confirm' || ids.length === 1 ? ids : undefined
    case 'all':
      return ids
    case 'places': {
      const places = placed(ids, reply.places)
      return places.length === reply.places.length ? places : undefined
    }
    case 'numbers': {
      // A number that is no place in the list may be that of a task.
      const numbered = reply.numbers.map((number) =>
        reply.ids || number > ids.length ? ids.find((id) => id === number) : ids[number - 1],
      )
      const known = numbered.filter((id) => id !== undefined)
      return is === 'which' && known.length === numbered.length ? known : undefined
    }
    case 'none':
      return undefined
  }
}
