import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { UserEvent } from '@testing-library/user-event'
import {
  chooseLanguage,
  openApp,
  row,
  screen,
  seek,
  visit,
  waitFor,
  within,
} from '../../../tests/support/dom.ts'
import { reachesTask } from '../../../tests/support/stored.ts'
import { type Texts, translator } from '../../i18n/t.ts'
import { COMMANDS } from './catalogue.ts'

/** The palette finds whatever the app can do, and does it. */

const LOCALES = join(import.meta.dirname, '../../i18n/locales')
const read = (path: string) => JSON.parse(readFileSync(join(LOCALES, path), 'utf8')) as Texts
const TASKS = ['Find the needle', 'Water the plants']

const isAt = (path: string) => waitFor(() => assert.equal(location.pathname, path))
/** Resolves when the focus is within the setting. */
const isAtSetting = (name: string) =>
  waitFor(() => {
    const setting = document.activeElement?.closest('[data-setting]')
    assert.equal(setting?.getAttribute('data-setting'), name)
  })

async function choose(person: UserEvent, text: string, option: string | RegExp): Promise<void> {
  await seek(person, text)
  const [first] = await screen.findAllByRole('option', { name: option })
  if (first !== undefined) await person.click(first)
}

test('it finds every command by its name, on a page where most have nothing to work on', async (t) => {
  const { person } = await openApp(t, { tasks: TASKS, path: '/settings/account' })
  const english = read('en.json')
  for (const part of ['palette', 'listOptions', 'workspaces']) {
    english[part] = { ...(english[part] as Texts), ...read(`${part}/en.json`) }
  }
  const toEnglish = translator('en', english)
  assert.ok(COMMANDS.length > 35)
  for (const { id, title } of COMMANDS) {
    // Only administrators have the one, and only shared workspaces have members: their own tests find them.
    if (id === 'administration' || id === 'assignees') continue
    const name = title(toEnglish)
    await seek(person, name)
    await waitFor(() => {
      const options = [...document.querySelectorAll('[role=option]')]
      assert.ok(
        options.some(({ textContent }) => textContent.startsWith(name)),
        name,
      )
    })
  }
})

test('it finds sections and single settings, and puts the focus there', async (t) => {
  const { person } = await openApp(t)
  await choose(person, '2fa', /^Authenticator app/)
  await isAt('/settings/account')
  await isAtSetting('Authenticator app')
  await choose(person, 'exprot', /^Export/)
  await isAt('/settings/data')
  await waitFor(() => assert.ok(document.activeElement?.closest('[data-setting]')))
  await seek(person, 'webhooks')
  await screen.findByRole('option', { name: /^Webhooks/ })
  await person.keyboard('{Enter}')
  await isAt('/settings/webhooks')
})

test('it finds no accounts elsewhere where there are no providers', async (t) => {
  const { person, beforeRequests } = await openApp(t)
  const asked = Promise.withResolvers<void>()
  beforeRequests(({ url }) => {
    if (url.endsWith('/api/auth/providers')) asked.resolve()
  })
  await seek(person, 'elsewhere')
  await asked.promise
  await screen.findByRole('option', { name: 'Search for “elsewhere”' })
  assert.ok(screen.queryByRole('option', { name: /^Accounts elsewhere/ }) === null)
})

test('it does what it finds: theme, new view, language, sign out', async (t) => {
  const { person } = await openApp(t)
  const { documentElement } = document
  await choose(person, 'dark', 'Theme: Dark')
  await waitFor(() => assert.equal(documentElement.dataset.theme, 'dark'))
  await choose(person, 'system theme', 'Theme: System')
  await waitFor(() => assert.notEqual(documentElement.dataset.theme, 'dark'))
  await choose(person, 'new view', 'Add view')
  const dialog = await screen.findByRole('dialog', { name: 'New view' })
  await person.keyboard('{Escape}')
  await waitFor(() => assert.ok(!dialog.isConnected))
  await choose(person, 'german', 'Language: Deutsch')
  await screen.findByRole('heading', { level: 1, name: 'Alle Aufgaben' })
  await seek(person, 'ausloggen')
  await screen.findByRole('option', { name: 'Abmelden' })
  await choose(person, 'englisch', /English$/)
  await screen.findByRole('heading', { level: 1, name: 'All tasks' })
  await choose(person, 'log out', 'Sign out')
  await isAt('/sign-in')
})

test('it gives commands to the task that has the focus, or says that there is none', async (t) => {
  const { person, user, ids } = await openApp(t, { tasks: TASKS })
  ;(await row('Find the needle')).focus()
  await choose(person, 'important', /^Priority: Urgent/)
  await reachesTask(user, ids[0] ?? 0, ({ priority }) => priority === 'urgent')
  visit('/settings/account')
  await screen.findByRole('heading', { level: 1, name: 'Settings' })
  await choose(person, 'postpone', /^Snooze/)
  await screen.findAllByText('First choose a task in a list, or open one.')
})

test('it begins with the pages and tasks that were open last', async (t) => {
  const { person } = await openApp(t, { tasks: TASKS })
  await person.click(await row('Find the needle'))
  await waitFor(() => assert.match(location.search, /task=/))
  for (const page of ['Upcoming', 'Done']) {
    const sidebar = within(screen.getByRole('complementary', { name: 'Sidebar' }))
    await person.click(sidebar.getByRole('link', { name: page }))
    await screen.findByRole('heading', { level: 1, name: page })
  }
  await person.keyboard('{Control>}k{/Control}')
  const recent = within(await screen.findByRole('group', { name: 'Recent' })).getAllByRole('option')
  const begin = ['Upcoming', 'Find the needle', 'All tasks']
  assert.equal(recent.length, begin.length)
  for (const [index, name] of begin.entries()) assert.ok(recent[index]?.textContent.startsWith(name), name)
})

test('it finds in Urdu, by an Urdu and by an English word', async (t) => {
  const { person } = await openApp(t)
  await chooseLanguage(person, 'اردو')
  for (const word of ['گہرا', 'dark']) {
    await seek(person, word)
    await screen.findAllByRole('option', { name: /گہرا|تاریک|سیاہ/ })
  }
})
