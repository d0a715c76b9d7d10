import assert from 'node:assert/strict'
import type { CDPSession, Locator, Page } from 'playwright-core'
import type { User } from './app.ts'
import { eventually } from './eventually.ts'
import { row } from './rows.ts'

/** Dragging by mouse and by finger, with input that the browser takes for a person's. */

/** A zone in which it is morning now, so that no day ends during a test. */
function morningZone(): string {
  const hours = 9 - new Date().getUTCHours()
  // Zones go from 12 hours behind UTC to 14 ahead.
  const offset = hours < -12 ? hours + 24 : hours
  return offset === 0 ? 'UTC' : `Etc/GMT${offset > 0 ? '-' : '+'}${Math.abs(offset)}`
}
export const ZONE = morningZone()
export const inDays = (days: number) => Temporal.Now.plainDateISO(ZONE).add({ days }).toString()

export const heading = (page: Page, name: string) =>
  page.locator('[role=row]:not([data-task])').filter({ hasText: name })
/** The entry of the sidebar. */
export const link = (page: Page, name: string) =>
  page.getByRole('complementary').getByRole('link', { name: new RegExp(`^${name}`) })
/** What follows the pointer, with what a drop there would do. */
export const dragged = (page: Page) => page.locator('[data-dragged]')

/** Resolves when presses in the list are heard: that code comes at the first sign of a person. */
export async function canDrag(page: Page): Promise<void> {
  await page.locator('[data-task]').first().waitFor()
  await page.mouse.move(1, 1)
  await page.mouse.move(2, 2)
  await page.locator('[data-drags]').waitFor()
}

async function centreOf(target: Locator): Promise<{ x: number; y: number }> {
  const box = await target.boundingBox()
  assert.ok(box !== null)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** Drags what is given, or the row with this title by its title, over the target, and keeps the button pressed. */
export async function dragOver(page: Page, what: string | Locator, target: Locator): Promise<void> {
  const from = await centreOf(typeof what === 'string' ? row(page, what).locator('[data-title]') : what)
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x + 8, from.y + 4)
  await dragged(page).waitFor()
  const to = await centreOf(target)
  await page.mouse.move(to.x, to.y, { steps: 5 })
}

/** Ends the drag, and resolves when nothing follows the pointer any more. */
export async function drop(page: Page): Promise<void> {
  await page.mouse.up()
  await dragged(page).waitFor({ state: 'detached' })
}

/** A finger on the screen. */
export class Finger {
  readonly #session: CDPSession
  #at = { x: 0, y: 0 }

  private constructor(session: CDPSession) {
    this.#session = session
  }

  static async of(page: Page): Promise<Finger> {
    return new Finger(await page.context().newCDPSession(page))
  }

  async down(target: Locator | { x: number; y: number }): Promise<void> {
    this.#at = 'x' in target ? target : await centreOf(target)
    await this.#send('touchStart', [this.#at])
  }

  /** Moves there in a few steps, as a finger does. */
  async to(target: Locator | { x: number; y: number }): Promise<void> {
    const end = 'x' in target ? target : await centreOf(target)
    const { x, y } = this.#at
    const steps = 8
    for (let step = 1; step <= steps; step += 1) {
      this.#at = { x: x + ((end.x - x) * step) / steps, y: y + ((end.y - y) * step) / steps }
      await this.#send('touchMove', [this.#at])
    }
  }

  async by(x: number, y: number): Promise<void> {
    await this.to({ x: this.#at.x + x, y: this.#at.y + y })
  }

  async up(): Promise<void> {
    await this.#send('touchEnd', [])
  }

  async #send(type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: { x: number; y: number }[]) {
    await this.#session.send('Input.dispatchTouchEvent', { type, touchPoints })
  }
}

/** Resolves when the service has these values in the task. */
export const taskHas = (user: User, task_id: number, expected: Record<string, unknown>): Promise<void> =>
  eventually(async () => {
    const { data } = await user.docket.api.GET('/api/{user_id}/tasks/{task_id}', {
      params: { path: { user_id: 'me', task_id } },
    })
    const task: Record<string, unknown> = data ?? {}
    const found = Object.fromEntries(Object.keys(expected).map((name) => [name, task[name] ?? null]))
    assert.deepEqual(found, expected)
  })

/** How often the task was written. */
export async function timesWritten(user: User, task_id: number): Promise<number | undefined> {
  const { data } = await user.docket.api.GET('/api/{user_id}/tasks/{task_id}/history', {
    params: { path: { user_id: 'me', task_id } },
  })
  return data?.count
}
