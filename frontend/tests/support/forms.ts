import assert from 'node:assert/strict'
import type { UserEvent } from '@testing-library/user-event'
import { screen, visit, waitFor, within } from './dom.ts'

/** Pages with forms, in the DOM. */

type Name = string | RegExp
/** What `screen` and `within` give. */
type Place = Pick<typeof screen, 'findByRole' | 'findByLabelText' | 'queryByRole'>

export const heading = (name: Name, level = 1): Promise<HTMLElement> =>
  screen.findByRole('heading', { level, name })

/** The dialog that is open; without a name the only one, whatever toasts there are. */
export const dialog = async (name?: Name) =>
  within(
    await waitFor(() => {
      const [open] = screen
        .getAllByRole('dialog', name === undefined ? {} : { name })
        .filter((each) => each.getAttribute('aria-modal') !== 'false')
      return open ?? assert.fail('No dialog is open.')
    }),
  )

/** Resolves when no dialog is open. */
export const noDialog = (name: Name): Promise<void> =>
  waitFor(() => assert.equal(screen.queryByRole('dialog', { name }), null))

export const question = async () => within(await screen.findByRole('alertdialog'))

export const field = (name: Name, place: Place = screen): Promise<HTMLInputElement> =>
  place.findByRole<HTMLInputElement>('textbox', { name })

/** A field whose text is hidden has no role. */
export const secret = (label: Name, place: Place = screen): Promise<HTMLInputElement> =>
  place.findByLabelText<HTMLInputElement>(label)

export async function press(person: UserEvent, name: Name, place: Place = screen): Promise<void> {
  await person.click(await place.findByRole('button', { name }))
}

/** Resolves when a toast says so. */
export const told = (text: Name): Promise<HTMLElement> => screen.findByRole('dialog', { name: text })

/** Resolves when something that is announced at once has this in it. */
export const alerts = (text: string): Promise<void> =>
  waitFor(() =>
    assert.ok(screen.queryAllByRole('alert').some(({ textContent }) => textContent.includes(text))),
  )

/** Chooses from a list that opens below its field. */
export async function choose(person: UserEvent, setting: Name, option: Name): Promise<void> {
  await person.click(await screen.findByRole('combobox', { name: setting }))
  await person.click(await screen.findByRole('option', { name: option }))
  await waitFor(() => assert.equal(screen.queryByRole('listbox'), null))
}

/** The row of a list with this text in it. */
export const item = (text: string): Promise<HTMLElement> =>
  waitFor(() => {
    const found = screen.getAllByRole('listitem').find(({ textContent }) => textContent.includes(text))
    return found ?? assert.fail(`There is no item “${text}”.`)
  })

/** Resolves when no row of a list has this text in it. */
export const noItem = (text: string): Promise<void> =>
  waitFor(() =>
    assert.ok(screen.queryAllByRole('listitem').every(({ textContent }) => !textContent.includes(text))),
  )

/** Opens the menu of the account, and presses this in it. */
export async function chooseOfAccount(person: UserEvent, name: Name): Promise<void> {
  // A dialog that closes gives the focus back at its end, which would close the menu.
  await waitFor(() => assert.equal(document.body.style.overflowY, ''))
  await press(person, /Your account/)
  await person.click(await screen.findByRole('menuitem', { name }))
}

/** Opens a link to the service, which leads to a page of the app; with the cookies of the page. */
export async function follow(link: string): Promise<void> {
  let next = new URL(link, location.href)
  do {
    const answer = await fetch(next.pathname + next.search, { redirect: 'manual' })
    // Scripts are told where to go; whoever opens a page is sent there.
    const to = answer.headers.get('location') ?? ((await answer.json()) as { url: string }).url
    next = new URL(to, location.href)
  } while (next.pathname.startsWith('/api/'))
  visit(next.pathname + next.search + next.hash)
}

/** Whether the session of these cookies is still valid. */
export async function isSignedIn(
  url: string,
  cookies: readonly { name: string; value: string }[],
): Promise<boolean> {
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  return (await fetch(`${url}/api/auth/token`, { headers: { cookie } })).ok
}
