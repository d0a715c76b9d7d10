import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { UserEvent } from '@testing-library/user-event'
import { isGone, openApp, row, screen, visit, waitFor, within } from '../../../tests/support/dom.ts'
import { eventually } from '../../../tests/support/eventually.ts'
import { stored } from '../../../tests/support/stored.ts'

/** The line of quick add that is left before it is sent, and what another app shares. Reloads are in `frontend/tests/`. */

const LINE = { name: 'New task' }
const SHARED = `/add?${new URLSearchParams({ title: 'How to prune roses', text: 'See 12', url: 'https://example.com/roses' })}`

/** The line, when it has the focus. */
const line = () =>
  waitFor(() => {
    const found = screen.getByRole<HTMLTextAreaElement>('combobox', LINE)
    assert.ok(document.activeElement === found)
    return found
  })
const reads = async (text: string) => {
  await waitFor(async () => assert.equal((await line()).value, text))
}
async function open(person: UserEvent): Promise<void> {
  await person.keyboard('q')
  await line()
}
async function leave(person: UserEvent): Promise<void> {
  await person.keyboard('{Escape}')
  await isGone(() => screen.queryByRole('combobox', LINE))
}

describe('a line that is left', () => {
  test('is there again until it is sent or emptied', async (t) => {
    const { person } = await openApp(t, { tasks: ['One'] })
    await row('One')
    await open(person)
    await person.keyboard('Half a line')
    await leave(person)
    await open(person)
    await reads('Half a line')
    await person.keyboard(' more{Enter}')
    await reads('')
    await leave(person)
    await row('Half a line more')
    await open(person)
    await reads('')
    await person.keyboard('No')
    await leave(person)
    await open(person)
    await person.clear(await line())
    await leave(person)
    await open(person)
    await reads('')
    await leave(person)
  })

  test('at the end of a list is kept as well', async (t) => {
    const { person } = await openApp(t, { tasks: ['One'] })
    await row('One')
    const add = async () => {
      const main = within(screen.getByRole('main'))
      await person.click(await main.findByRole('button', { name: 'Add task' }))
      await line()
    }
    await add()
    await person.keyboard('In the list')
    await leave(person)
    await add()
    await reads('In the list')
    await leave(person)
  })

  test('is nobody else’s: it goes with the session', async (t) => {
    const { person } = await openApp(t, { tasks: ['One'] })
    await row('One')
    await open(person)
    await person.keyboard('A secret')
    await leave(person)
    await person.click(screen.getByRole('button', { name: /account/i }))
    await person.click(await screen.findByRole('menuitem', { name: 'Sign out' }))
    await waitFor(() => assert.match(location.pathname, /sign-in/))
    const kept = JSON.stringify([{ ...localStorage }, { ...sessionStorage }])
    assert.doesNotMatch(kept, /A secret/)
  })
})

test('what another app shares is a line of its own above the Inbox, and what was being written comes back after it', async (t) => {
  const { person, user } = await openApp(t, { tasks: [], path: '/inbox' })
  await open(person)
  await person.keyboard('Half a thought')
  await leave(person)
  visit(SHARED)
  await reads('How to prune roses')
  assert.equal(location.pathname, '/inbox')
  await screen.findByRole('button', { name: 'Remove Description' })
  await screen.findByText('Half a thought', { exact: false })
  // Another one before the first was added.
  await leave(person)
  visit('/add?text=Feed the cat')
  await reads('Feed the cat')
  for (const next of ['How to prune roses', 'Half a thought', '']) {
    await person.keyboard('{Enter}')
    await reads(next)
  }
  const expected = [
    ['Feed the cat', null],
    ['Half a thought', null],
    ['How to prune roses', 'See 12\nhttps://example.com/roses'],
  ]
  await leave(person)
  await eventually(async () =>
    assert.deepEqual(
      (await stored(user)).map(({ title, description }) => [title, description]).sort(),
      expected,
    ),
  )
})
