import { habitsOf } from '@docket/grammar/lines/habits.ts'
import type { LineContext } from '@docket/grammar/lines/read.ts'
import type { When } from '@docket/sdk'
import { useEffect, useMemo, useState } from 'react'
import { type State, useIsShared, useReplica, useReplicaState, useToday } from '../../data/index.ts'
import { locale } from '../../i18n/locale.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { useSession } from '../../session/session.tsx'
import { lengthOf } from '../../text/checks.ts'
import { type NamedMember, useNamedMembers } from '../access/members.ts'
import { LONGEST_LINE, languageOf } from './language.ts'
import { type Line, read } from './reader.ts'

/** Those who can be assigned. */
interface People {
  me: string
  members: readonly NamedMember[]
}

interface Said {
  /** The date that is meant where the line names none. */
  due?: When | null | undefined
  /** Parts of the text that are not to be read. */
  ignore?: readonly string[]
}

function contextOf(
  state: State,
  { language, people }: { language: string; people: People | undefined },
  { due, ignore }: Said,
): LineContext {
  const named = ({ id, name }: { id: number; name: string }) => ({ id, name })
  return {
    language: languageOf(language),
    timeZone: state.preferences.time_zone,
    isForOtherZones: state.workspace !== null && state.workspace.time_zone !== state.preferences.time_zone,
    now: new Date(),
    due: due ?? null,
    ignore: ignore ?? [],
    // Of several with the same name, one that is in use.
    projects: [...state.projects.values()]
      .sort((one, other) => Number(one.archived) - Number(other.archived))
      .map(named),
    labels: [...state.labels.values()].map(named),
    ...(people === undefined ? {} : { people }),
    habits: habitsOf(state.preferences, locale().format),
  }
}

/** Whom a line can name; undefined once the user is signed out. */
function usePeople(): People | undefined {
  const { user } = useSession()
  const isShared = useIsShared()
  const members = useNamedMembers()
  return useMemo(() => {
    if (user === null) return undefined
    // In their own workspace, there is nobody but the user.
    return { me: user.id, members: isShared ? members : [{ id: user.id, name: user.name }] }
  }, [user, isShared, members])
}

/** @returns a function that reads a line as the service will when it is sent */
export function useReadLine(): (text: string, said?: Said) => Promise<Line> {
  const { language } = useTranslation()
  const state = useReplicaState()
  const people = usePeople()
  return useMemo(
    () => async (text, said) => read(text, contextOf(state(), { language, people }, said ?? {})),
    [state, language, people],
  )
}

export interface ReadLine {
  /** What was read last; it is of another line while the next one is read. */
  line: Line | undefined
  /** Whether `line` is this very line. */
  isCurrent: boolean
  error: Error | null
}

const NOTHING = { line: undefined, isCurrent: false, error: null } as const

/** What is read from a line while it is typed. `said` must be the same object as long as it says the same. */
export function useLine(text: string, said?: Said): ReadLine {
  const readLine = useReadLine()
  const today = useToday()
  const projects = useReplica((state) => state.projects)
  const labels = useReplica((state) => state.labels)
  const preferences = useReplica((state) => state.preferences)
  /** What the reading is for: all that it depends on. */
  const asked = useMemo(
    () => ({ text, said, today, projects, labels, preferences, readLine }),
    [text, said, today, projects, labels, preferences, readLine],
  )
  const [answer, setAnswer] = useState<{ asked: object; line?: Line; error?: Error }>()
  const isAsked = text.trim() !== '' && lengthOf(text) <= LONGEST_LINE

  // The worker is ready when something is typed.
  useEffect(() => void readLine('').catch(() => undefined), [readLine])
  useEffect(() => {
    if (!isAsked) return
    let isLatest = true
    asked.readLine(asked.text, asked.said).then(
      (line) => isLatest && setAnswer({ asked, line }),
      (error) => isLatest && setAnswer({ asked, error }),
    )
    return () => {
      isLatest = false
    }
  }, [isAsked, asked])

  if (!isAsked) return NOTHING
  const isCurrent = answer?.asked === asked && answer.line !== undefined
  return { line: answer?.line, isCurrent, error: answer?.asked === asked ? (answer.error ?? null) : null }
}
