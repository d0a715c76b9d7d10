import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { button, chooseLanguage, fill, openApp, screen, waitFor, within } from '../../../tests/support/dom.ts'
import { ask, fieldOf, openAssistant, panelOf, panelSays } from '../../../tests/support/dom-assistant.ts'

/** Speaking to the assistant, and hearing it, with stand-ins for the browser's speech. */

class Recognition {
  static #last: Recognition | undefined
  lang = ''
  isListening = false
  onresult: ((event: object) => void) | null = null
  onerror: ((event: object) => void) | null = null
  onend: (() => void) | null = null

  /** The one that was started last. */
  static get last(): Recognition {
    return Recognition.#last ?? assert.fail('nothing listens')
  }

  start(): void {
    Recognition.#last = this
    this.isListening = true
  }

  stop(): void {
    this.isListening = false
    this.onend?.()
  }

  abort(): void {
    this.stop()
  }

  hear(...texts: string[]): void {
    this.onresult?.({ results: texts.map((transcript) => [{ transcript }]) })
  }

  fail(error: string): void {
    this.onerror?.({ error })
    this.stop()
  }
}

class Utterance extends EventTarget {
  readonly text: string
  constructor(text: string) {
    super()
    this.text = text
  }
}

/** Gives the browser a voice for the test. @returns what it has said, and how often it was silenced */
function withVoice(t: TestContext) {
  const voice = { spoken: [] as string[], cancelled: 0 }
  const own = {
    SpeechRecognition: Recognition,
    SpeechSynthesisUtterance: Utterance,
    speechSynthesis: {
      speak: ({ text }: Utterance) => void voice.spoken.push(text),
      cancel: () => {
        voice.cancelled += 1
      },
    },
  }
  for (const [name, value] of Object.entries(own))
    Object.defineProperty(globalThis, name, { value, configurable: true })
  t.after(() => {
    for (const name of Object.keys(own)) Reflect.deleteProperty(globalThis, name)
  })
  return voice
}

const isClosed = () =>
  waitFor(() => assert.equal(screen.queryByRole('complementary', { name: 'Assistant' }), null))

test('speech is transcribed, after the user was told where the sound may go', async (t) => {
  withVoice(t)
  const { person } = await openApp(t)
  await openAssistant(person)
  await fill(person, fieldOf(), 'Please')
  await person.click(await button('Speak'))
  const asked = () => screen.findByRole('alertdialog', { name: 'Speak to the assistant?' })
  await within(await asked()).findByText(/may send what it hears to its maker/)
  await person.click(await button('Cancel'))
  await waitFor(() => assert.equal(screen.queryByRole('alertdialog'), null))
  assert.throws(() => Recognition.last)
  await person.click(await button('Speak'))
  await person.click(within(await asked()).getByRole('button', { name: 'Listen' }))
  await panelSays('Listening…')
  assert.equal(Recognition.last.lang, 'en-GB')
  Recognition.last.hear('add buy')
  await waitFor(() => assert.equal(fieldOf().value, 'Please add buy'))
  Recognition.last.hear('add buy milk', 'tomorrow')
  await person.click(await button('Stop listening'))
  assert.equal(fieldOf().value, 'Please add buy milk tomorrow')
  assert.equal(Recognition.last.isListening, false)

  // The second time there is no explanation.
  await person.click(await button('Speak'))
  await panelSays('Listening…')
  Recognition.last.fail('not-allowed')
  await panelSays('The browser is not allowed to use the microphone.')

  // A closed panel does not listen.
  await person.click(await button('Speak'))
  await panelSays('Listening…')
  assert.equal(Recognition.last.isListening, true)
  await person.click(within(panelOf()).getByRole('button', { name: 'Close' }))
  await isClosed()
  assert.equal(Recognition.last.isListening, false)
})

test('one answer is read aloud by its button, or all until the panel is closed', async (t) => {
  const voice = withVoice(t)
  const { person } = await openApp(t)
  await openAssistant(person)
  await ask(person, 'Add buy milk')
  assert.deepEqual(voice.spoken, [])
  await person.click(await button('Read aloud'))
  await person.click(await button('Stop reading aloud'))
  assert.equal(voice.cancelled, 1)
  assert.match(voice.spoken.join(), /buy milk/)

  await person.click(await button('More about this conversation'))
  await person.click(await screen.findByRole('menuitemcheckbox', { name: 'Read answers aloud' }))
  await person.keyboard('{Escape}')
  await ask(person, 'Add bread')
  await waitFor(() => assert.match(voice.spoken.join(), /bread/))
  await button('Stop reading aloud')
  await person.click(within(panelOf()).getByRole('button', { name: 'Close' }))
  await isClosed()
  assert.equal(voice.cancelled, 2)
})

test("speech uses the app's language", async (t) => {
  withVoice(t)
  const { person } = await openApp(t)
  await openAssistant(person)
  await chooseLanguage(person, 'اردو')
  await person.click(await button('بولیں'))
  await person.click(await button('سنیں'))
  await screen.findByText('سن رہا ہے…')
  assert.match(Recognition.last.lang, /^ur\b/)
})

test('without a voice in the browser, nothing offers one', async (t) => {
  const { person } = await openApp(t)
  await openAssistant(person)
  await ask(person, 'Add buy milk')
  assert.equal(screen.queryByRole('button', { name: 'Speak' }), null)
  assert.equal(screen.queryByRole('button', { name: 'Read aloud' }), null)
  await person.click(await button('More about this conversation'))
  await screen.findByRole('menuitem', { name: 'Undo everything in this conversation' })
  assert.equal(screen.queryByRole('menuitemcheckbox'), null)
})
