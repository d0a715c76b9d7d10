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
import { waitBriefly } from '../browser/wait-briefly.ts'
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

/** Opens the user's replica for its children; renders `fallback` until it is open, and throws if that fails. */
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
        await waitBriefly(filled(replica))
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

/** The id of the user whose data this is. */
export function useUserId(): string {
  return useShared().replica.userId
}

/**
 * Selects several things by one subscription: rows of long lists need many, and one for each would cost more.
 * @param select returns an object whose members stay the same while nothing has changed; the object itself need not
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

/** @param select must return something that stays the same while nothing has changed: a collection, a row, a value */
export function useReplica<T>(select: (state: State) => T): T {
  const { replica } = useShared()
  return useSyncExternalStore(replica.subscribe, () => select(replica.state()))
}

/** Returns a getter for the current state, for commands. Nothing re-renders when the state changes. */
export const useReplicaState = (): (() => State) => useShared().replica.state

export function useSyncStatus(): SyncStatus {
  const { replica } = useShared()
  return useSyncExternalStore(replica.subscribe, replica.status)
}

export function useActions(): Actions {
  return useShared().actions
}

const Today = createContext('')

/** One timer for everything that needs the date: a list needs it in each of its rows. */
function TodayProvider({ children }: { children: ReactNode }) {
  const zone = useReplica((state) => state.preferences.time_zone)
  const [turns, setTurns] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each turn reads the clock again.
  const today = useMemo(() => todayIn(zone).toString(), [zone, turns])
  // biome-ignore lint/correctness/useExhaustiveDependencies: each turn sets the timer for the next one.
  useEffect(() => {
    // Timers stand still while a machine sleeps, so the clock is checked at least every ten minutes.
    const timer = setTimeout(() => setTurns((turn) => turn + 1), Math.min(untilTomorrow(zone) + 50, 600_000))
    return () => clearTimeout(timer)
  }, [zone, turns])
  return <Today value={today}>{children}</Today>
}

/** Today's date in the user's time zone, such as `2026-11-21`; re-renders when the day changes. */
export const useToday = (): string => useContext(Today)
