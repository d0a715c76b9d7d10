import { DocketProblem, Unreachable } from '@docket/sdk'
import { shelf } from '../storage.ts'
import { docket } from './docket.ts'
import { forgetUnlessWaiting, forgetUser } from './forget.ts'

export interface User {
  id: string
  name: string
  email: string
  emailVerified: boolean
}

/** Who is signed in. `turn` is another number after each sign-in: what was open of the user has to be opened anew. */
export type Session =
  | { state: 'loading'; user: null; turn: number }
  | { state: 'signed-in'; user: User; turn: number }
  /** `left`: they signed out, and what they had open is nothing to come back to. */
  | { state: 'signed-out'; user: null; turn: number; left: boolean }

/** What this browser remembers: who was last here, for a start without the service. Nothing in it opens anything. */
interface Remembered {
  user: User
  /** The session ended without anybody signing out. */
  ended: boolean
}

const KEPT = 'docket.user'
const MOST_RETURNS = 5
/** Milliseconds before the second return; twice as many before each that follows. */
const FIRST_PAUSE = 1_000
/** Milliseconds after which one return has nothing to do with the one before. */
const CALM = 60_000
const listeners = new Set<() => void>()
/** The windows of this browser share the cookie: each tells the others when it changes. */
const others = new BroadcastChannel('docket-session')
let session: Session = { state: 'loading', user: null, turn: 0 }
let asking: Promise<Session> | undefined
let ending: Promise<void> | undefined
/** What is about to bring this browser another session of the same user. */
let replacing: Promise<unknown> | undefined
/** How often lately a session that was refused went on all the same. */
let returned = { times: 0, at: 0 }
/** How often somebody has come or gone: what was asked before that is no longer so. */
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
 * Resolves when it is known who is here. Who was here last is so at once, and the service's word follows:
 * the app opens as quickly as it can, and without a connection too.
 */
export async function loadSession(): Promise<Session> {
  if (session.state !== 'loading') return session
  const kept = remembered()
  const asked = checkSession()
  if (kept === undefined || kept.ended) return await asked
  return session.state === 'loading' ? show(kept.user) : session
}

/** Asks the service who is signed in; while it cannot say, nothing changes. */
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
    return show(userOf(data.user))
  } catch (error) {
    if (!(error instanceof Unreachable || error instanceof DocketProblem)) throw error
    const kept = remembered()
    if (session.state !== 'loading' || asked !== comings) return session
    return kept === undefined || kept.ended ? end() : show(kept.user)
  }
}

const replaced = async () => void (await replacing?.catch(() => {}))

/** The service has said that there is no session any more. Who signs in again finds everything as it was. */
export function sessionEnded(): Promise<void> {
  ending ??= goOn().finally(() => {
    ending = undefined
  })
  return ending
}

/** Somebody may have signed in meanwhile, in another window: what was refused here goes on then. */
async function goOn(): Promise<void> {
  const { user, turn } = session
  const next = await checkSession()
  if (next.state !== 'signed-in' || next.user.id !== user?.id) return
  const now = Date.now()
  if (now - returned.at > CALM) returned = { times: 0, at: now }
  const { times } = returned
  // It says yes here and no elsewhere, again and again: only a new session can help.
  if (times === MOST_RETURNS) return void end()
  if (times > 0) await new Promise((resolve) => setTimeout(resolve, FIRST_PAUSE * 2 ** (times - 1)))
  if (session.turn !== turn || session.user?.id !== user.id) return
  returned = { times: times + 1, at: Date.now() }
  show(next.user, true)
}

/** @throws DocketProblem, Unreachable */
export async function signIn(body: { email: string; password: string; rememberMe?: boolean }): Promise<void> {
  const former = remembered()?.user
  const { data } = await docket.api.POST('/api/auth/sign-in/email', { body })
  if (data === undefined) throw new Unreachable('an answer without a body')
  somebodyCame()
  show(userOf(data.user), true)
  others.postMessage('changed')
  if (former !== undefined && former.id !== data.user.id) await forgetUnlessWaiting(former.id)
}

/**
 * Runs what ends the session and brings another of the same user: who is here is asked afterwards only, since the service
 * knows the one no more before this browser has the other.
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
 * Ends the session, and removes what this browser keeps of the user.
 * @throws DocketProblem, Unreachable: then it goes on
 */
export async function signOut(): Promise<void> {
  await docket.api.POST('/api/auth/sign-out')
  await leave()
}

/** There is no such session or account any more: this browser forgets the user. */
export async function leave(): Promise<void> {
  const { user } = session
  somebodyCame()
  shelf.set(KEPT, null)
  end()
  others.postMessage('changed')
  if (user !== null) await forgetUser(user.id)
}

/** After a change of the name: what shows it shows the new one. */
export function renamed(name: string): void {
  if (session.state === 'signed-in') show({ ...session.user, name })
}

/** The address that signed in last here, of a session that has ended by itself. */
export const formerEmail = (): string | undefined => remembered()?.user.email

function show(user: User, anew = false): Session {
  const before = session.user
  const isAnother = anew || before?.id !== user.id
  if (!isAnother && JSON.stringify(before) === JSON.stringify(user)) return session
  shelf.write(KEPT, { user, ended: false } satisfies Remembered)
  if (isAnother) docket.keepTo(user.id)
  return tell({ state: 'signed-in', user, turn: session.turn + (isAnother ? 1 : 0) })
}

function end(): Session {
  const kept = remembered()
  if (kept !== undefined) shelf.write(KEPT, { ...kept, ended: true } satisfies Remembered)
  if (session.state === 'signed-out') return session
  docket.forget()
  const left = session.state === 'signed-in' && kept === undefined
  return tell({ state: 'signed-out', user: null, turn: session.turn, left })
}

function tell(next: Session): Session {
  session = next
  for (const listener of listeners) listener()
  return next
}

function remembered(): Remembered | undefined {
  const kept = shelf.read(KEPT)
  return isRemembered(kept) ? kept : undefined
}

function isRemembered(value: unknown): value is Remembered {
  const { user } = (value ?? {}) as Partial<Remembered>
  return typeof user?.id === 'string' && typeof user.name === 'string' && typeof user.email === 'string'
}

function userOf({ id, name, email, emailVerified }: User): User {
  return { id, name, email, emailVerified }
}
