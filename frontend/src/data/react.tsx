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
import type { Place } from './database.ts'
import { todayIn, untilTomorrow } from './dates.ts'
import { docket } from './docket.ts'
import type { Replica, SyncStatus } from './replica.ts'
import { isAtLeast, type Role } from './roles.ts'
import { SharedReplicas } from './shared-replicas.ts'
import type { State } from './state.ts'
import { WorkspaceList } from './workspace-list.ts'
import { haveSameMembers } from './writes.ts'

/** A workspace that is shown. */
export interface Shared {
  replica: Replica
  actions: Actions
}

/** The user's own workspace, which stays open, and what there is besides. */
interface Own extends Shared {
  others: SharedReplicas
  workspaces: WorkspaceList
}

const Context = createContext<Shared | null>(null)
const OwnContext = createContext<Own | null>(null)

const known = new WeakMap<Replica, Own>()
const knownShared = new WeakMap<Replica, Shared>()

/** The same for a replica wherever it is shown: so whatever is done there can be undone in one order. */
export function sharedOf(replica: Replica): Shared {
  const shared = knownShared.get(replica) ?? { replica, actions: new Actions(replica) }
  knownShared.set(replica, shared)
  return shared
}

function ownOf(replica: Replica): Own {
  const own = known.get(replica) ?? {
    ...sharedOf(replica),
    others: new SharedReplicas(replica, docket),
    workspaces: new WorkspaceList(replica.userId, docket),
  }
  known.set(replica, own)
  return own
}

interface ProviderProps {
  userId: string
  /** The workspace to show: the user's own has their id. */
  workspaceId: string
  fallback: ReactNode
  children: ReactNode
}

/** Opens a replica of the workspace for its children; renders `fallback` until it is open, and throws if that fails. */
export function ReplicaProvider({ userId, workspaceId, fallback, children }: ProviderProps) {
  const [own, setOwn] = useState<Own | Error | null>(() => {
    const replica = openedAhead(userId)
    return replica === undefined ? null : ownOf(replica)
  })
  useEffect(() => {
    let opened: Replica | undefined
    let isOver = false
    openReplica(userId).then(
      async (replica) => {
        if (isOver) return replica.close()
        opened = replica
        await waitBriefly(filled(replica))
        if (!isOver) setOwn(ownOf(replica))
      },
      (error: unknown) => setOwn(errorOf(error)),
    )
    return () => {
      isOver = true
      if (opened !== undefined) ownOf(opened).others.close()
      opened?.close()
      setOwn(null)
    }
  }, [userId])
  if (own instanceof Error) throw own
  if (own === null) return fallback
  return (
    <OwnContext value={own}>
      {workspaceId === userId ? (
        <Shown value={own}>{children}</Shown>
      ) : (
        <SharedProvider key={workspaceId} workspaceId={workspaceId} others={own.others} fallback={fallback}>
          {children}
        </SharedProvider>
      )}
    </OwnContext>
  )
}

function SharedProvider(props: {
  workspaceId: string
  others: SharedReplicas
  fallback: ReactNode
  children: ReactNode
}) {
  const { workspaceId, others, fallback, children } = props
  const [shared, setShared] = useState<Shared | Error | null>(() => {
    const replica = others.opened().find((opened) => opened.workspaceId === workspaceId)
    return replica === undefined ? null : sharedOf(replica)
  })
  useEffect(() => {
    let isOver = false
    others.open(workspaceId).then(
      async (replica) => {
        await waitBriefly(filled(replica))
        if (!isOver) setShared(sharedOf(replica))
      },
      (error: unknown) => setShared(errorOf(error)),
    )
    return () => {
      isOver = true
      others.release(workspaceId)
      setShared(null)
    }
  }, [workspaceId, others])
  if (shared instanceof Error) throw shared
  if (shared === null) return fallback
  return <Shown value={shared}>{children}</Shown>
}

function Shown({ value, children }: { value: Shared; children: ReactNode }) {
  return (
    <Context value={value}>
      <RoleProvider>
        <TodayProvider>{children}</TodayProvider>
      </RoleProvider>
    </Context>
  )
}

const errorOf = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)))

/** The user's own workspace, and what there is besides. */
export function useOwn(): Own {
  const own = useContext(OwnContext)
  if (own === null) throw new Error('There is no ReplicaProvider above.')
  return own
}

/** Shows its children the user's own workspace, whichever is shown around them. */
export function OwnWorkspace({ children }: { children: ReactNode }) {
  return <Shown value={useOwn()}>{children}</Shown>
}

/** Like `useReplica`, in the user's own workspace, whichever is shown. */
export function useOwnReplica<T>(select: (state: State) => T): T {
  const { replica } = useOwn()
  return useSyncExternalStore(replica.subscribe, () => select(replica.state()))
}

function useShared(): Shared {
  const shared = useContext(Context)
  if (shared === null) throw new Error('There is no ReplicaProvider above.')
  return shared
}

const Elsewhere = createContext<string | undefined>(undefined)

/** Shows a part of a page within another workspace than the page itself. */
export function ElsewhereProvider({ value, children }: { value: Shared; children: ReactNode }) {
  return (
    <Elsewhere value={value.replica.workspaceId}>
      <Shown value={value}>{children}</Shown>
    </Elsewhere>
  )
}

/** The workspace that a part of a page shows, if it is another than that of the page. */
export const useElsewhere = (): string | undefined => useContext(Elsewhere)

/** The id of the user who is signed in. */
export function useUserId(): string {
  return useShared().replica.userId
}

/** The id of the workspace that is shown: what requests for its data name. */
export function useWorkspaceId(): string {
  return useShared().replica.workspaceId
}

/** Whose view of which workspace is shown. */
export function usePlace(): Place {
  const { userId, workspaceId } = useShared().replica
  return useMemo(() => ({ userId, workspaceId }), [userId, workspaceId])
}

/** Whether the user shares the workspace that is shown with others. */
export const useIsShared = (): boolean => useShared().replica.isShared

const RoleContext = createContext<Role>('viewer')

/** One subscription for all that depends on it: rows of long lists do. */
function RoleProvider({ children }: { children: ReactNode }) {
  const { replica } = useShared()
  const role = useReplica(({ members }) =>
    replica.isShared ? (members.get(replica.userId)?.role ?? 'viewer') : 'owner',
  )
  return <RoleContext value={role}>{children}</RoleContext>
}

/** The user's role in the workspace that is shown; in a shared one the lowest, until it is known. */
export const useRole = (): Role => useContext(RoleContext)

/** Whether the user's role in the workspace that is shown is this, or one that may more. */
export const useMay = (least: Role): boolean => isAtLeast(useRole(), least)

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

/**
 * Returns a function that takes back what was done last in this window, or does it again: on a page of one's own in
 * whichever workspace, since it shows all of them.
 */
export function useUndo(): (what: 'undo' | 'redo') => void {
  const { replica, actions } = useShared()
  const { others } = useOwn()
  return (what) => {
    const shown = replica.isShared ? [] : others.opened().map((other) => sharedOf(other).actions)
    const last = shown.reduce((one, other) => (other.turnOf(what) > one.turnOf(what) ? other : one), actions)
    last[what]()
  }
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
