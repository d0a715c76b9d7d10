import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import type { User } from './support/app.ts'
import { startBoth } from './support/both.ts'
import { allowProblems, openPage } from './support/page.ts'
import { stopTimers, TOASTS } from './support/timers.ts'

/** Public links: how one is made, and what of its page only a browser shows. More is in `features/links/links.dom.merge.test.ts`. */

const { app, browser } = await startBoth()

interface Sharing {
  user: User
  project: number
}

async function withProject(): Promise<Sharing> {
  const user = await app.newUser()
  const [made] = await user.seed([{ method: 'POST', path: '/projects', body: { name: 'Our move' } }])
  const project_id = made?.id ?? assert.fail('no project')
  const tomorrow = Temporal.Now.plainDateISO('Europe/Berlin').add({ days: 1 }).toString()
  const [, van] = await user.seedTasks([
    {
      ...{ title: 'Pack the books', project_id, priority: 'high', labels: ['home', 'heavy'] },
      description: 'The big boxes are in the cellar.\nLeave room for the lamp.',
      due: { date: tomorrow, time: '09:00', time_zone: 'Europe/Berlin' },
    },
    { title: 'Find a van', project_id, due: { date: '2020-02-01' } },
    { title: 'Cancel the electricity', project_id },
    { title: 'Order boxes', project_id, complete: true },
  ])
  await user.seedTasks([{ title: 'Buy tape', project_id, parent_id: van }, 'Not shared'])
  await user.seed([
    { method: 'POST', path: `/tasks/${van}/notes`, body: { body: 'Ask the neighbours first.' } },
  ])
  return { user, project: project_id }
}

const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 }).waitFor()

test('a link is made by keyboard, copied once, and revoked', async (t) => {
  const { user, project } = await withProject()
  const page = await openPage(t, browser, {
    ...{ app, user, path: `/projects/${project}`, reducedMotion: 'reduce' },
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  await stopTimers(page, TOASTS)
  const menu = page.locator('#main').getByRole('button', { name: /Our move/ })
  await menu.click()
  await page.getByRole('menuitem', { name: 'Share by link…' }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Share “Our move” by link' })
  await dialog.waitFor()
  await dialog.getByRole('checkbox', { name: 'Done tasks' }).focus()
  await page.keyboard.press('Space')
  await dialog.getByRole('combobox', { name: 'The link ends' }).click()
  await page.getByRole('option', { name: 'After 7 days' }).click()
  await dialog.getByRole('textbox', { name: 'Title for readers' }).fill('For you')
  await page.keyboard.press('Enter')
  await dialog.getByRole('button', { name: 'Copy link' }).click()
  await page.getByText('Link copied').waitFor()
  const url = await page.evaluate(() => navigator.clipboard.readText())
  assert.ok(url.startsWith(`${app.url}/links/`), url)
  const revoke = dialog.getByRole('button', { name: /^Revoke the link created/ })
  await revoke.waitFor()

  const reader = await openPage(t, browser, { app, path: new URL(url).pathname })
  await heading(reader, 'For you')
  assert.equal(await reader.getByText('Order boxes').count(), 1)
  assert.equal(await reader.getByText('The big boxes').count(), 0)

  await dialog.getByRole('button', { name: 'Done' }).click()
  await page.getByText(url).waitFor({ state: 'detached' })
  await menu.click()
  await page.getByRole('menuitem', { name: 'Share by link…' }).click()
  await revoke.click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click()
  await page.getByText('Link revoked').waitFor()
  await revoke.waitFor({ state: 'detached' })
  allowProblems(reader, /status of 404/)
  await reader.reload()
  await reader.getByText('This link does not work').waitFor()
})

test('the page asks nobody who they are, keeps nothing, and is printed without its controls, dark on white', async (t) => {
  const { user, project } = await withProject()
  const { data } = await user.docket.api.POST('/api/{user_id}/links', {
    params: { path: { user_id: 'me' } },
    body: { project_id: project, shows: { descriptions: true, done: true, notes: true } },
  })
  const token = data?.token ?? assert.fail('no link')
  const page = await openPage(t, browser, { app, user, path: '', colorScheme: 'dark' })
  const asked = new Set<string>()
  page.on('request', (request) => void asked.add(new URL(request.url()).pathname))
  const answer = await page.goto(`/links/${token}`)
  await heading(page, 'Our move')
  const headers = answer?.headers() ?? {}
  assert.deepEqual(
    [headers['x-robots-tag'], headers['referrer-policy']],
    ['noindex, nofollow', 'no-referrer'],
  )
  assert.equal(await page.locator('meta[name=robots]').getAttribute('content'), 'noindex, nofollow')
  assert.equal(await page.title(), 'Our move · Docket')
  // The document has the browser ask for the session ahead, for every page; this one takes no notice of the answer.
  const own = [...asked].filter((path) => path.startsWith('/api/') && path !== '/api/auth/get-session')
  assert.deepEqual(own.sort(), [`/api/links/${token}`, `/api/links/${token}/tasks`])
  await page.getByText('5 tasks').waitFor()
  // Below its parent, whose notes were chosen.
  const parent = page.getByRole('listitem').filter({ hasText: 'Find a van' }).first()
  await parent.getByText('Buy tape').waitFor()
  await parent.getByText('Ask the neighbours first.').waitFor()
  await page.getByText(/Due: Tomorrow, 0?9:00/).waitFor()
  assert.equal(await page.getByText('Not shared').count(), 0)
  assert.equal(await page.getByRole('img', { name: 'Done', exact: true }).count(), 1)
  assert.equal(await page.evaluate(async () => (await indexedDB.databases()).length), 0)

  await page.emulateMedia({ media: 'print' })
  for (const role of ['button', 'combobox'] as const) {
    assert.equal(await page.getByRole(role).filter({ visible: true }).count(), 0, role)
  }
  const colour = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  assert.equal(colour, 'rgb(255, 255, 255)')
  await page.getByText('Pack the books').waitFor()
})
