import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { Page } from 'playwright-core'
import { ask, fieldOf, openAssistant, panelOf } from './support/assistant.ts'
import { startBoth } from './support/both.ts'
import { openPage, violations } from './support/page.ts'

/** Speaking to the assistant, and hearing it. The browser's speech APIs are faked, since they need a microphone. */

const { app, browser } = await startBoth()

/** What the fakes were called with, and what a test makes them do. */
interface Voice {
  lang: string
  isListening: boolean
  spoken: string[]
  cancelled: number
  hear(...texts: string[]): void
  fail(error: string): void
  end(): void
}
declare const voice: Voice

function standIn(): void {
  let current: { onresult?: (event: object) => void; onerror?: (event: object) => void; onend?: () => void } =
    {}
  const over = () => {
    voice.isListening = false
    current.onend?.()
  }
  const voice: Voice = {
    lang: '',
    isListening: false,
    spoken: [],
    cancelled: 0,
    hear: (...texts) => current.onresult?.({ results: texts.map((transcript) => [{ transcript }]) }),
    fail(error) {
      current.onerror?.({ error })
      over()
    },
    end: over,
  }
  class Recognition {
    lang = ''
    onresult?: (event: object) => void
    onerror?: (event: object) => void
    onend?: () => void
    start() {
      current = this
      voice.lang = this.lang
      voice.isListening = true
    }
    stop() {
      over()
    }
    abort() {
      over()
    }
  }
  class Utterance extends EventTarget {
    readonly text: string
    constructor(text: string) {
      super()
      this.text = text
    }
  }
  const speechSynthesis = {
    speak: ({ text }: { text: string }) => void voice.spoken.push(text),
    cancel: () => {
      voice.cancelled += 1
    },
  }
  const own = { voice, SpeechRecognition: Recognition, SpeechSynthesisUtterance: Utterance, speechSynthesis }
  for (const [name, value] of Object.entries(own)) Object.defineProperty(globalThis, name, { value })
}

function without(): void {
  for (const name of ['SpeechRecognition', 'webkitSpeechRecognition', 'speechSynthesis']) {
    Reflect.deleteProperty(globalThis, name)
  }
}

async function talking(t: TestContext, script: () => void, locale = 'en-GB'): Promise<Page> {
  const user = await app.newUser()
  const page = await openPage(t, browser, {
    app,
    user,
    path: '',
    locale,
    reducedMotion: 'reduce',
    viewport: { width: 1440, height: 900 },
  })
  await page.addInitScript(script)
  await page.goto('/all')
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

const isListening = (page: Page) => page.evaluate(() => voice.isListening)

test('speech is transcribed, after the user was told where the sound may go', async (t) => {
  const page = await talking(t, standIn)
  await openAssistant(page)
  await fieldOf(page).fill('Please')
  await page.getByRole('button', { name: 'Speak' }).click()
  const asked = page.getByRole('alertdialog', { name: 'Speak to the assistant?' })
  await asked.getByText(/may send what it hears to its maker/).waitFor()
  assert.deepEqual(await violations(page), [])
  await asked.getByRole('button', { name: 'Cancel' }).click()
  assert.equal(await isListening(page), false)
  await page.getByRole('button', { name: 'Speak' }).click()
  await asked.getByRole('button', { name: 'Listen' }).click()
  await panelOf(page).getByText('Listening…').waitFor()
  assert.equal(await page.evaluate(() => voice.lang), 'en-GB')
  await page.evaluate(() => voice.hear('add buy'))
  await page.waitForFunction(() => document.querySelector('aside textarea')?.textContent === 'Please add buy')
  await page.evaluate(() => voice.hear('add buy milk', 'tomorrow'))
  await page.getByRole('button', { name: 'Stop listening' }).click()
  assert.equal(await fieldOf(page).inputValue(), 'Please add buy milk tomorrow')
  assert.equal(await isListening(page), false)

  // The second time there is no explanation.
  await page.getByRole('button', { name: 'Speak' }).click()
  await panelOf(page).getByText('Listening…').waitFor()
  await page.evaluate(() => voice.fail('not-allowed'))
  await panelOf(page).getByText('The browser is not allowed to use the microphone.').waitFor()

  // A closed panel does not listen.
  await page.getByRole('button', { name: 'Speak' }).click()
  await panelOf(page).getByText('Listening…').waitFor()
  await page.getByRole('button', { name: 'Close' }).click()
  await panelOf(page).waitFor({ state: 'detached' })
  assert.equal(await isListening(page), false)
})

test('one answer is read aloud by its button, or all until the panel is closed', async (t) => {
  const page = await talking(t, standIn)
  await openAssistant(page)
  await ask(page, 'Add buy milk')
  assert.deepEqual(await page.evaluate(() => voice.spoken), [])
  await page.getByRole('button', { name: 'Read aloud' }).click()
  await page.getByRole('button', { name: 'Stop reading aloud' }).click()
  assert.equal(await page.evaluate(() => voice.cancelled), 1)
  assert.match((await page.evaluate(() => voice.spoken)).join(), /buy milk/)

  await page.getByRole('button', { name: 'More about this conversation' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Read answers aloud' }).click()
  await page.keyboard.press('Escape')
  await ask(page, 'Add bread')
  await page.waitForFunction(() => voice.spoken.join().includes('bread'))
  await page.getByRole('button', { name: 'Stop reading aloud' }).waitFor()
  await page.getByRole('button', { name: 'Close' }).click()
  await panelOf(page).waitFor({ state: 'detached' })
  assert.equal(await page.evaluate(() => voice.cancelled), 2)
})

test("speech uses the app's language", async (t) => {
  const page = await talking(t, standIn, 'ur-PK')
  await page.getByRole('button', { name: 'معاون' }).click()
  await page.getByRole('button', { name: 'بولیں' }).click()
  await page.getByRole('button', { name: 'سنیں' }).click()
  await page.getByText('سن رہا ہے…').waitFor()
  assert.equal(await page.evaluate(() => voice.lang), 'ur-PK')
})

test('without a voice in the browser, nothing offers one', async (t) => {
  const page = await talking(t, without)
  await openAssistant(page)
  await ask(page, 'Add buy milk')
  assert.equal(await page.getByRole('button', { name: 'Speak' }).count(), 0)
  assert.equal(await page.getByRole('button', { name: 'Read aloud' }).count(), 0)
  await page.getByRole('button', { name: 'More about this conversation' }).click()
  await page.getByRole('menuitem', { name: 'Undo everything in this conversation' }).waitFor()
  assert.equal(await page.getByRole('menuitemcheckbox').count(), 0)
})
