import assert from 'node:assert/strict'
import type { UserEvent } from '@testing-library/user-event'
import { button, fill, screen, waitFor } from './dom.ts'

/** The assistant's panel in the DOM, located as people find it. */

const FIELD = { name: 'Message to the assistant' }

export const panelOf = () => screen.getByRole('complementary', { name: 'Assistant' })
export const fieldOf = () => screen.getByRole<HTMLTextAreaElement>('textbox', FIELD)
export const messagesOf = () => screen.getByRole('region', { name: 'Messages' })

/** Opens it, if it is not open, and waits for the message field. */
export async function openAssistant(person: UserEvent): Promise<HTMLTextAreaElement> {
  const toggle = await button('Assistant')
  if (screen.queryByRole('textbox', FIELD) === null) await person.click(toggle)
  return await screen.findByRole<HTMLTextAreaElement>('textbox', FIELD)
}

/** Resolves when this text is in the panel. Cards are of several elements, so it is that of all together. */
export const panelSays = (text: string | RegExp): Promise<void> =>
  waitFor(() => assert.ok(hasText(text), `The assistant has not said: ${text}`))

/** Resolves when it is there no more. */
export const panelSaysNoMore = (text: string | RegExp): Promise<void> =>
  waitFor(() => assert.ok(!hasText(text), `The assistant still says: ${text}`))

export function hasText(text: string | RegExp): boolean {
  const { textContent } = panelOf()
  return typeof text === 'string' ? textContent.includes(text) : text.test(textContent)
}

/** Sends a message; resolves when it is shown. */
export async function say(person: UserEvent, text: string): Promise<void> {
  await fill(person, fieldOf(), text)
  await person.keyboard('{Enter}')
  await waitFor(() => assert.ok(messagesOf().textContent.includes(text), `It was not sent: ${text}`))
}

/** Sends a message, and waits for the answer. */
export async function ask(person: UserEvent, text: string): Promise<void> {
  await say(person, text)
  await screen.findByRole('button', { name: 'Send' })
}
