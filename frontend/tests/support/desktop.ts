import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { type BrowserContext, chromium } from 'playwright-core'
import { installed, installOnDebian, namedBy } from '../../../backend/tests/support/programs.ts'
import { FLAGS } from './browser.ts'
import { type DevtoolsPipe, devtoolsPipe } from './devtools-pipe.ts'
import { type NotificationServer, startNotificationServer } from './notification-server.ts'

/** A whole Chromium, which shows notifications, and the part of a Linux desktop that it shows them with. */

export const NO_DESKTOP =
  'They take Linux with dbus-daemon and a whole Chromium or Chrome, on the PATH or at CHROMIUM_PATH.'

interface Programs {
  browser: string
  bus: string
}

const NAMES = ['google-chrome', 'google-chrome-stable', 'chromium']
/** Ubuntu's Chromium, which reaches neither our bus nor our directories. */
const isSnap = (program: string) => program.startsWith('/snap/')

function findPrograms(): Programs | undefined {
  if (process.platform !== 'linux') return undefined
  const browser = namedBy('CHROMIUM_PATH') ?? installed(NAMES, [])
  const bus = installed(['dbus-daemon'], ['/usr/bin/dbus-daemon'])
  if (browser === undefined || isSnap(browser) || bus === undefined) return undefined
  return { browser, bus }
}

/** Installs what is missing where that asks nobody. @returns whether all is there now */
export const installDesktop = (): boolean =>
  findPrograms() !== undefined || (installOnDebian('chromium', 'dbus-daemon') && findPrograms() !== undefined)

/** For a browser that nobody looks at, and that contacts nobody. */
const QUIET = [
  ...['--headless', '--no-first-run', '--no-default-browser-check', '--password-store=basic'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
  ...['--disable-default-apps', '--disable-extensions', '--disable-breakpad'],
  ...['--disable-field-trial-config', '--metrics-recording-only', '--mute-audio'],
]

export interface Desktop {
  /** Everything is in the browser's one profile: the press of a notification only reaches workers of that. */
  context: BrowserContext
  control: DevtoolsPipe
  screen: NotificationServer
  close(): Promise<void>
}

/** @throws if a program is missing: a test that needs them fails, and is not skipped */
export async function startDesktop(): Promise<Desktop> {
  const programs = findPrograms()
  if (programs === undefined) throw new Error(NO_DESKTOP)
  await using started = new AsyncDisposableStack()
  const directory = await mkdtemp(join(tmpdir(), 'docket-desktop-'))
  // What the browser has started may write there for a moment longer.
  started.defer(() => rm(directory, { recursive: true, maxRetries: 10 }))
  // Before the browser, which looks once for what shows notifications.
  const screen = await startNotificationServer(programs.bus, directory)
  started.defer(() => screen.close())
  const { address, control, ended } = await startChromium(programs.browser, directory, screen.address)
  started.defer(async () => {
    await control.send('Browser.close')
    await ended
  })
  const browser = await chromium.connectOverCDP(address, { noDefaults: true })
  const [context] = browser.contexts()
  if (context === undefined) throw new Error('The browser has no profile.')
  const everything = started.move()
  return { context, control, screen, close: () => everything.disposeAsync() }
}

/**
 * Not started by Playwright, which has every window behave as if it were in front.
 * @param home where it writes all that it writes
 */
async function startChromium(program: string, home: string, bus: string) {
  const place = [`--user-data-dir=${join(home, 'profile')}`, '--remote-debugging-port=0']
  const child = spawn(program, [...FLAGS, ...QUIET, ...place, '--remote-debugging-pipe', 'about:blank'], {
    env: {
      PATH: process.env.PATH,
      ...{ HOME: home, TMPDIR: home, TZ: 'Europe/Berlin', LANGUAGE: 'en_GB' },
      ...{ DBUS_SESSION_BUS_ADDRESS: bus, DBUS_SYSTEM_BUS_ADDRESS: bus },
    },
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  })
  const ended = once(child, 'close')
  const [, , errors, commands, answers] = child.stdio
  const said: string[] = []
  const address = await new Promise<string>((resolve, reject) => {
    createInterface(errors as Readable).on('line', (line) => {
      said.push(line)
      const [, found] = /^DevTools listening on (\S+)$/.exec(line) ?? []
      if (found !== undefined) resolve(found)
    })
    ended.then(() => reject(new Error(`Chromium does not start:\n${said.join('\n')}`)), reject)
  })
  return { address, control: devtoolsPipe(commands as Writable, answers as Readable, ended), ended }
}
