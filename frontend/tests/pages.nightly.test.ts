import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startBoth } from './support/both.ts'
import { allowProblems, openPage } from './support/page.ts'
import { faultsOf, goTo, pagesOf } from './support/walk.ts'
import { makeWalkWorld } from './support/walk-world.ts'

/** Every page in every language, theme and width: as `pages.merge.test.ts` does it in two of them. */

const { app, browser } = await startBoth()
const world = await makeWalkWorld(app)

for (const locale of ['en-GB', 'de-DE', 'ur-PK']) {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [320, 390, 768, 1_440]) {
      for (const signedIn of [true, false]) {
        const who = signedIn ? 'with an account' : 'without one'
        test(`every page ${who}: ${locale}, ${colorScheme}, ${width} pixels`, async (t) => {
          const viewport = { width, height: 800 }
          const phone = width < 768 ? { hasTouch: true, isMobile: true } : {}
          const look = { locale, colorScheme, viewport, ...phone }
          const page = await openPage(t, browser, {
            ...{ app, path: '', ...look },
            ...(signedIn && { user: world.user }),
          })
          // Whoever opens the page of an act without the link of a letter.
          allowProblems(page, /status of 404 .*\/api\/acts\//)
          const faults: string[] = []
          for (const path of pagesOf(world, { signedIn })) {
            await goTo(page, path)
            faults.push(...(await faultsOf(page)).map((fault) => `${path}: ${fault}`))
          }
          assert.deepEqual(faults, [])
        })
      }
    }
  }
}
