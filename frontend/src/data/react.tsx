import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { shortly } from '../app/shortly.ts'
import { Actions } from './actions.ts'
import { filled, openedAhead, openReplica } from './ahead.ts'
import { todayIn, untilTomorrow } from './dates.ts'
import type { Replica, SyncStatus } from './replica.ts'
import type { State } from './state.ts'
import { haveSameMembers } from './writes.ts'

interface Shared {
  replica: Replica
  actions: Actions
}

const Context = createContext<Shared | null>(null)

const sharedOf = (replica: Replica | undefined): Shared | null =>
  replica === undefined ? null : { replica, actions: new Actions(replica) }

const isOf = (shared: Shared | Error | null, replica: Replica): boolean =>
  shared !== null && 'replica' in shared && shared.replica === replica

/** Opens the user's data for what is below it; shows `fallback` until then, and throws what keeps it from opening. */
export function ReplicaProvider(props: { userId: string; fallback: ReactNode; children: ReactNode }) {
  const { userId, fallback, children } = props
  const [shared, setShared] = useState<Shared | Error | null>(() => sharedOf(openedAhead(userId)))
  useEffect(() => {
    let opened: Replica | undefined
    let isOver = false
    openReplica(userId).then(
      async (replica) => {
        if (isOver) return replica.close()
        opened = replica
        await shortly(filled(replica))
        if (isOver) return
        setShared((shown) => (isOf(shown, replica) ? shown : sharedOf(replica)))
      },
      (error: unknown) => setShared(error instanceof Error ? error : new Error(String(error))),
    )
    return () => {
      isOver = true
      opened?.close()
      setShared(null)
    }
  }, [userId])
  if (shared instanceof Error) throw shared
  if (shared === null) return fallback
  return (
    <Context value={shared}>
      <TodayProvider>{children}</TodayProvider>
    </Context>
  )
}

function useShared(): Shared {
  const shared = useContext(Context)
  if (shared === null) throw new Error('There is no ReplicaProvider above.')
  return shared
}

/** Whose data it is. */
export function useUserId(): string {
  return useShared().replica.userId
}

/**
 * Several things at once: rows of long lists ask for many, and one subscription is cheaper than one for each.
 * @param select returns an object of what stays the same while nothing changed; the object itself need not
 */
export function useReplicaParts<T extends object | undefined>(select: (state: State) => T): T {
  const last = useRef<T>(undefined)
  return useReplica((state) => {
    const next = select(state)
    last.current = isSame(last.current, next) ? last.current : next
    return last.current as T
  })
}

function isSame(one: object | undefined, other: object | undefined): boolean {
  if (one === undefined || other === undefined) return one === other
  return haveSameMembers(Object.values(one), Object.values(other))
}

/** @param select must return what stays the same while nothing changed: a collection, a row, a value */
export function useReplica<T>(select: (state: State) => T): T {
  const { replica } = useShared()
  return useSyncExternalStore(replica.subscribe, () => select(replica.state()))
}

/** Tells the state as it is when it is asked, as commands do. Nothing is drawn anew for it. */
export const useReplicaState = (): (() => State) => useShared().replica.state

export function useSyncStatus(): SyncStatus {
  const { replica } = useShared()
  return useSyncExternalStore(replica.subscribe, replica.status)
}

export function useActions(): Actions {
  return useShared().actions
}

const Today = createContext('')

/** One timer for all who ask for the day: a list asks in each of its rows. */
function TodayProvider({ children }: { children: ReactNode }) {
  const zone = useReplica((state) => state.preferences.time_zone)
  const [turns, setTurns] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each turn asks the clock again.
  const today = useMemo(() => todayIn(zone).toString(), [zone, turns])
  // biome-ignore lint/correctness/useExhaustiveDependencies: each turn waits for the next one.
  useEffect(() => {
    // Timers stand still while a machine sleeps: it is looked at again at least every ten minutes.
    const timer = setTimeout(() => setTurns((turn) => turn + 1), Math.min(untilTomorrow(zone) + 50, 600_000))
    return () => clearTimeout(timer)
  }, [zone, turns])
  return <Today value={today}>{children}</Today>
}

/** The day where the user is, as `2026-11-21`; another one when it has changed. */
export const useToday = (): string => useContext(Today)
