import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startBoth } from './support/both.ts'
import { DESKTOP, PHONE } from './support/devices.ts'
import { allowProblems, openPage, screenshot } from './support/page.ts'
import { faultsOf, goTo, pagesOf, statesOf } from './support/walk.ts'
import { makeWalkWorld } from './support/walk-world.ts'

/**
 * Every page, and what opens on it: nothing breaks WCAG 2.2 AA as far as a machine sees it, and no text is cut off. In every
 * theme, width and language it is `pages.nightly.test.ts`.
 */

const { app, browser } = await startBoth()
const world = await makeWalkWorld(app)

/** What a theme and a width can change. */
const OF_LOOKS = ['color-contrast', 'target-size']
const LOOKS = [
  { name: 'light on a desktop', options: DESKTOP, rules: undefined },
  { name: 'dark on a phone', options: { ...PHONE, colorScheme: 'dark' }, rules: OF_LOOKS },
] as const

for (const { name, options, rules } of LOOKS) {
  for (const signedIn of [true, false]) {
    test(`every page ${signedIn ? 'with' : 'without'} an account, ${name}`, async (t) => {
      const { user } = world
      const page = await openPage(t, browser, { app, path: '', ...options, ...(signedIn && { user }) })
      // Whoever opens the page of an act without the link of a letter.
      allowProblems(page, /status of 404 .*\/api\/acts\//)
      const faults: string[] = []
      for (const path of pagesOf(world, { signedIn })) {
        await goTo(page, path)
        faults.push(...(await faultsOf(page, rules && [...rules])).map((fault) => `${path}: ${fault}`))
      }
      assert.deepEqual(faults, [])
    })
  }
}

test('what opens on pages', async (t) => {
  const page = await openPage(t, browser, { app, user: world.user, path: '', ...DESKTOP })
  const faults: string[] = []
  for (const { path, open } of statesOf(world)) {
    await goTo(page, path)
    await open(page)
    const found = await faultsOf(page)
    if (found.length > 0) await screenshot(page, `fault-${faults.length}`)
    faults.push(...found.map((fault) => `${path}: ${fault}`))
  }
  assert.deepEqual(faults, [])
})
