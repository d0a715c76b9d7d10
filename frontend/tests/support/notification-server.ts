import { type ChildProcess, spawn } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import dbus from 'dbus-native'

/**
 * What shows notifications on a Linux desktop (`org.freedesktop.Notifications`, version 1.2), on a message bus of its
 * own. The test reads here what is on the screen, and presses it in the user's place.
 * https://specifications.freedesktop.org/notification/1.2/
 */

const NAME = 'org.freedesktop.Notifications'
const PATH = '/org/freedesktop/Notifications'
const PRIMARY_OWNER = 1
/** Milliseconds until something counts as not coming: it only stops a hang. */
export const PATIENCE = 60_000
/** Why a notification is gone, in `NotificationClosed`. */
const DISMISSED = 2
const CLOSED_BY_PROGRAM = 3

export interface OnScreen {
  /** Stays when another notification takes its place. */
  id: number
  title: string
  /** As the browser writes it: the site, an empty line, the text. */
  body: string
  /** What can be pressed: the label of each, by its key. */
  actions: ReadonlyMap<string, string>
}

export interface NotificationServer {
  /** Where the bus is, as in `DBUS_SESSION_BUS_ADDRESS`. */
  address: string
  /** Resolves when exactly these are on the screen, the oldest first, given by their titles. */
  shows(...titles: string[]): Promise<OnScreen[]>
  /** Presses the button with that label of what has that title; by default the notification itself. */
  press(title: string, button?: string): void
  /** Puts all away, as a user does who reads none. */
  dismissAll(): void
  close(): Promise<void>
}

/** @param directory for the socket of the bus; its path must be short */
export async function startNotificationServer(
  program: string,
  directory: string,
): Promise<NotificationServer> {
  await using started = new AsyncDisposableStack()
  const { address, close } = await startBus(program, directory)
  started.defer(close)
  const bus = dbus.createClient({ busAddress: address })
  started.defer(async () => void bus.connection.end())
  const screen = new Map<number, OnScreen>()
  const changes = new EventEmitter()
  let last = 0

  /** After the answer has gone to the browser, which does not know the notification's id before. */
  const changed = () => setImmediate(() => changes.emit('change'))
  const gone = (id: number, reason: number) => {
    if (!screen.delete(id)) return
    bus.sendSignal(PATH, NAME, 'NotificationClosed', 'uu', [id, reason])
    changed()
  }
  const titles = () => [...screen.values()].map(({ title }) => title)

  await bus.export(
    PATH,
    dbus.defineInterface({
      name: NAME,
      methods: {
        GetServerInformation: {
          out: { name: 's', vendor: 's', version: 's', spec: 's' },
          handler: () => ['Tests', 'Docket', '1', '1.2'],
        },
        GetCapabilities: { out: { capabilities: 'as' }, handler: () => ['actions', 'body', 'persistence'] },
        Notify: {
          in: {
            ...{ app: 's', replaces: 'u', icon: 's', title: 's', body: 's' },
            ...{ actions: 'as', hints: 'a{sv}', timeout: 'i' },
          },
          out: { id: 'u' },
          handler: ({ replaces, title, body, actions }: Notify) => {
            const id = replaces === 0 ? ++last : replaces
            screen.set(id, { id, title, body, actions: byKey(actions) })
            changed()
            return id
          },
        },
        CloseNotification: {
          in: { id: 'u' },
          handler: ({ id }: { id: number }) => gone(id, CLOSED_BY_PROGRAM),
        },
      },
      signals: {
        ActionInvoked: { args: { id: 'u', key: 's' } },
        NotificationClosed: { args: { id: 'u', reason: 'u' } },
      },
    }),
  )
  const owned = await bus.requestName(NAME, 0)
  if (owned !== PRIMARY_OWNER) throw new Error(`${NAME} is somebody else's: ${owned}`)
  const everything = started.move()

  return {
    address,
    async shows(...expected) {
      const stop = AbortSignal.timeout(PATIENCE)
      while (JSON.stringify(titles()) !== JSON.stringify(expected)) {
        await once(changes, 'change', { signal: stop }).catch(() => {
          throw new Error(`Waited for notifications ${quoted(expected)}; there are ${quoted(titles())}.`)
        })
      }
      return [...screen.values()]
    },
    press(title, button) {
      const found = [...screen.values()].find((one) => one.title === title)
      const [key] =
        button === undefined
          ? ['default']
          : ([...(found?.actions ?? [])].find(([, label]) => label === button) ?? [])
      if (found === undefined || key === undefined) {
        throw new Error(`There is no ${button ?? 'notification'} to press: ${quoted(titles())}`)
      }
      bus.sendSignal(PATH, NAME, 'ActionInvoked', 'us', [found.id, key])
    },
    dismissAll() {
      for (const id of [...screen.keys()]) gone(id, DISMISSED)
    },
    close: () => everything.disposeAsync(),
  }
}

interface Notify {
  replaces: number
  title: string
  body: string
  /** Keys and labels in turn. */
  actions: string[]
}

const byKey = (actions: readonly string[]): Map<string, string> =>
  new Map(actions.flatMap((key, index) => (index % 2 === 0 ? [[key, actions[index + 1] ?? '']] : [])))

const quoted = (titles: readonly string[]) => `[${titles.map((title) => `“${title}”`).join(', ')}]`

/** A message bus that starts nothing by itself: no service of the machine answers there. */
async function startBus(
  program: string,
  directory: string,
): Promise<{ address: string; close(): Promise<void> }> {
  const address = `unix:path=${join(directory, 'bus')}`
  const settings = join(directory, 'bus.conf')
  await writeFile(
    settings,
    `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>${address}</listen>
  <policy context="default">
    <allow send_destination="*"/>
    <allow receive_sender="*"/>
    <allow own="*"/>
  </policy>
</busconfig>
`,
  )
  const daemon = spawn(program, [`--config-file=${settings}`, '--nofork', '--print-address'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(daemon, 'close')
  await saysItsAddress(daemon, ended)
  return {
    address,
    async close() {
      daemon.kill()
      await ended
    },
  }
}

async function saysItsAddress(daemon: ChildProcess, ended: Promise<unknown>): Promise<void> {
  let said = ''
  daemon.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  await new Promise<void>((resolve, reject) => {
    daemon.stdout?.once('data', () => resolve())
    ended.then(() => reject(new Error(`dbus-daemon does not start:\n${said}`)), reject)
  })
}
