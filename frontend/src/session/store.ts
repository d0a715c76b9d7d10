import { DocketProblem, Unreachable } from '@docket/sdk'
import { browserStorage } from '../browser/storage.ts'
import { docket } from '../data/docket.ts'
import { forgetUnlessWaiting, forgetUser } from '../data/forget.ts'

export interface User {
  id: string
  name: string
  email: string
  emailVerified: boolean
  /** How far they are in the tour: the steps done, or `ended`; null before the first, absent if it is not known yet. */
  tour?: string | null | undefined
  /** Whether they administer the service, as far as pages go: the service decides. */
  role?: 'user' | 'admin' | null | undefined
}

/** Who is signed in. `turn` changes with each sign-in, after which the user's data has to be opened again. */
export type Session =
  | { state: 'loading'; user: null; turn: number }
  | { state: 'signed-in'; user: User; turn: number }
  /** `left`: the user signed out, and does not return to the page that was open. */
  | { state: 'signed-out'; user: null; turn: number; left: boolean }

/** What this browser remembers: the last user, so that the app starts without the service. It grants no access. */
interface StoredSession {
  user: User
  /** Whether the session ended without the user signing out. */
  ended: boolean
  /** Whether a window is signing the user out: all of them learn that the session is over before that one is answered. */
  leaving?: boolean
}

const STORAGE_KEY = 'docket.user'
const MOST_RETURNS = 5
/** Milliseconds before the second return; twice as many before each further one. */
const FIRST_PAUSE = 1_000
/** Milliseconds after which a return is no longer counted together with earlier ones. */
const CALM = 60_000
const listeners = new Set<() => void>()
/** The windows of this browser share the cookie: each notifies the others when it changes. */
const others = new BroadcastChannel('docket-session')
let session: Session = { state: 'loading', user: null, turn: 0 }
let asking: Promise<Session> | undefined
let ending: Promise<void> | undefined
/** The operation that is about to give this browser another session of the same user. */
let replacing: Promise<unknown> | undefined
/** How often lately a session that was refused has been resumed. */
let returned = { times: 0, at: 0 }
/** Counts the times that a user came or went: answers to questions asked before the last one are out of date. */
let comings = 0

others.onmessage = () => {
  somebodyCame()
  void checkSession()
}

export const currentSession = (): Session => session

export function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/**
 * Resolves when it is known who is signed in. The last user is taken to be so at once, until the service has answered:
 * so the app opens as quickly as possible, and also without a connection.
 */
export async function loadSession(): Promise<Session> {
  if (session.state !== 'loading') return session
  const stored = remembered()
  const asked = checkSession()
  if (stored === undefined || stored.ended) return await asked
  return session.state === 'loading' ? show(stored.user) : session
}

/** Asks the service who is signed in; if it cannot answer, nothing changes. */
export function checkSession(): Promise<Session> {
  if (asking !== undefined) return asking
  const asked = ask().finally(() => {
    if (asking === asked) asking = undefined
  })
  asking = asked
  return asked
}

function somebodyCame(): void {
  comings += 1
  asking = undefined
  returned = { times: 0, at: 0 }
}

async function ask(): Promise<Session> {
  await replaced()
  const asked = comings
  try {
    const { data } = await docket.api.GET('/api/auth/get-session')
    await replaced()
    if (asked !== comings) return session
    if (data === null || data === undefined) return end()
    const former = remembered()?.user
    const next = show(userOf(data.user))
    // Somebody else has come by a provider, so without `entered`.
    if (former !== undefined && former.id !== data.user.id) await forgetUnlessWaiting(former.id)
    return next
  } catch (error) {
    if (!(error instanceof Unreachable || error instanceof DocketProblem)) throw error
    const stored = remembered()
    if (session.state !== 'loading' || asked !== comings) return session
    return stored === undefined || stored.ended ? end() : show(stored.user)
  }
}

const replaced = async () => void (await replacing?.catch(() => {}))

/** Called when the service has refused the session. A user who signs in again finds everything as it was. */
export function sessionEnded(): Promise<void> {
  ending ??= goOn().finally(() => {
    ending = undefined
  })
  return ending
}

/** The user may have signed in again in another window: then the session is resumed here. */
async function goOn(): Promise<void> {
  const { user, turn } = session
  const next = await checkSession()
  if (next.state !== 'signed-in' || next.user.id !== user?.id) return
  const now = Date.now()
  if (now - returned.at > CALM) returned = { times: 0, at: now }
  const { times } = returned
  // The service accepts the session here and refuses it elsewhere, again and again: only a new one can help.
  if (times === MOST_RETURNS) return void end()
  if (times > 0) await new Promise((resolve) => setTimeout(resolve, FIRST_PAUSE * 2 ** (times - 1)))
  if (session.turn !== turn || session.user?.id !== user.id) return
  returned = { times: times + 1, at: Date.now() }
  show(next.user, true)
}

/**
 * @returns whether the user is signed in: if not, a code of their app is to follow
 * @throws DocketProblem, Unreachable
 */
export async function signIn(body: {
  email: string
  password: string
  rememberMe?: boolean
}): Promise<boolean> {
  const { data } = await docket.api.POST('/api/auth/sign-in/email', { body })
  if (data === undefined) throw new Unreachable('an answer without a body')
  if (!('user' in data)) return false
  await entered(data.user)
  return true
}

/** Called when the service has begun a session of this user in this browser. */
export async function entered(user: User): Promise<void> {
  const former = remembered()?.user
  somebodyCame()
  show(userOf(user), true)
  others.postMessage('changed')
  if (former !== undefined && former.id !== user.id) await forgetUnlessWaiting(former.id)
}

/**
 * Runs an operation that replaces the session by another one of the same user. Only afterwards is the service asked who
 * is signed in, since it forgets the old session before this browser has the new one.
 */
export async function replaceSession<Result>(run: () => Promise<Result>): Promise<Result> {
  const work = run()
  replacing = work
  try {
    const result = await work
    somebodyCame()
    others.postMessage('changed')
    return result
  } finally {
    if (replacing === work) replacing = undefined
  }
}

/**
 * Ends the session, and removes what this browser stores for the user.
 * @throws DocketProblem, Unreachable: then the session continues
 */
export async function signOut(): Promise<void> {
  let elsewhere: string | undefined
  await leaving(async () => {
    elsewhere = (await docket.api.POST('/api/auth/sign-out')).data?.url
  })
  await leave()
  // The provider at which the user signed in signs them out as well, and sends them back.
  if (elsewhere !== undefined) location.assign(elsewhere)
}

/** Runs the operation that ends the session because the user wants it. */
export async function leaving(run: () => Promise<unknown>): Promise<void> {
  const stored = remembered()
  if (stored !== undefined)
    browserStorage.write(STORAGE_KEY, { ...stored, leaving: true } satisfies StoredSession)
  try {
    await run()
  } catch (error) {
    if (stored !== undefined) browserStorage.write(STORAGE_KEY, stored)
    throw error
  }
}

/** Called when the session or the account no longer exists: this browser forgets the user. */
export async function leave(): Promise<void> {
  // What was still open may have been refused by now, and have ended the session here.
  const stored = remembered()
  const user = session.user ?? (stored?.leaving === true ? stored.user : null)
  somebodyCame()
  browserStorage.set(STORAGE_KEY, null)
  end()
  others.postMessage('changed')
  if (user !== null) await forgetUser(user.id)
}

/** Updates what is shown after the user's name has changed. */
export function renamed(name: string): void {
  if (session.state === 'signed-in') show({ ...session.user, name })
}

/** Updates how far this user is in the tour, once the service has been told; by then, somebody else may have come. */
export function toured(userId: string, tour: string): void {
  if (session.user?.id === userId) show({ ...session.user, tour })
}

/** The address of the last user, if the session ended without signing out. */
export function formerEmail(): string | undefined {
  const stored = remembered()
  return stored?.leaving === true ? undefined : stored?.user.email
}

function show(user: User, anew = false): Session {
  const before = session.user
  const isAnother = anew || before?.id !== user.id
  if (!isAnother && JSON.stringify(before) === JSON.stringify(user)) return session
  browserStorage.write(STORAGE_KEY, { user, ended: false } satisfies StoredSession)
  if (isAnother) docket.keepTo(user.id)
  return tell({ state: 'signed-in', user, turn: session.turn + (isAnother ? 1 : 0) })
}

function end(): Session {
  const stored = remembered()
  const isLeaving = stored === undefined || stored.leaving === true
  if (!isLeaving) browserStorage.write(STORAGE_KEY, { ...stored, ended: true } satisfies StoredSession)
  if (session.state === 'signed-out') return session
  docket.forget()
  const left = session.state === 'signed-in' && isLeaving
  return tell({ state: 'signed-out', user: null, turn: session.turn, left })
}

function tell(next: Session): Session {
  session = next
  for (const listener of listeners) listener()
  return next
}

function remembered(): StoredSession | undefined {
  const stored = browserStorage.read(STORAGE_KEY)
  return isRemembered(stored) ? stored : undefined
}

function isRemembered(value: unknown): value is StoredSession {
  const { user } = (value ?? {}) as Partial<StoredSession>
  return typeof user?.id === 'string' && typeof user.name === 'string' && typeof user.email === 'string'
}

function userOf({ id, name, email, emailVerified, tour = null, role = null }: User): User {
  return { id, name, email, emailVerified, tour, role }
}
