import type { Page } from 'playwright-core'

/** Replaces the browser's notifications by a fake that records what was shown. */
export async function fakeNotifications(page: Page, permission: NotificationPermission): Promise<void> {
  await page.context().addInitScript((given) => {
    const shown: string[] = []
    class Fake {
      static permission = given
      static requestPermission = async () => {
        Fake.permission = 'granted'
        return Fake.permission
      }
      onclick: (() => void) | null = null
      constructor(title: string) {
        shown.push(title)
        Object.assign(globalThis, { press: () => this.onclick?.() })
      }
      close() {}
    }
    Object.assign(globalThis, { Notification: Fake, shown })
  }, permission)
}

/** The titles of the notifications so far. */
export const shown = (page: Page) => page.evaluate(() => (globalThis as unknown as { shown: string[] }).shown)
