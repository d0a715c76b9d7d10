import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { User } from './support/app.ts'
import { startBoth } from './support/both.ts'
import { openPage, screenshot, violations } from './support/page.ts'

/** How lists, details and dialogs use the room that they have. */

const { app, browser } = await startBoth()

const LARGE = { viewport: { width: 1920, height: 1080 } }
const LONG =
  'Ask the housing association for the minutes of the meeting in which the new rules for the garden were decided'

const panelOf = (page: Page) => page.locator('aside[tabindex="-1"]')
const rowOf = (page: Page, title: string) => page.getByRole('row').filter({ hasText: title })
const boxOf = async (page: Page, selector: string) => {
  const box = await page.locator(selector).first().boundingBox()
  assert.ok(box !== null, selector)
  return box
}
/** Whether all of the text is to be seen. */
const isWhole = (page: Page, title: string) =>
  page
    .locator('[data-title]', { hasText: title })
    .evaluate(({ scrollWidth, clientWidth, scrollHeight, clientHeight }) => ({
      wide: scrollWidth <= clientWidth,
      high: scrollHeight <= clientHeight,
    }))

async function opened(
  t: TestContext,
  tasks: Parameters<User['seedTasks']>[0],
  options: Record<string, unknown> = {},
) {
  const user = await app.newUser()
  const ids = await user.seedTasks(tasks)
  const page = await openPage(t, browser, { app, user, path: `/all?task=${ids[0]}`, ...LARGE, ...options })
  await page.getByRole('textbox', { name: 'Title', exact: true }).waitFor()
  return { user, ids, page }
}

describe('on a large screen', () => {
  test('the list and the open task share the width, and no title is cut', async (t) => {
    const labels = ['errand', 'garden', 'neighbours']
    const { page } = await opened(t, ['Short', { title: LONG, labels, due: { date: '2026-12-01' } }])
    await rowOf(page, LONG).waitFor()
    assert.deepEqual(await isWhole(page, LONG), { wide: true, high: true })
    const [main, list] = [await boxOf(page, '#main'), await boxOf(page, '[role=treegrid]')]
    assert.ok(list.width > main.width * 0.9, `${list.width} of ${main.width}`)
    const panel = await boxOf(page, 'aside[tabindex="-1"]')
    assert.ok(panel.width >= 540, String(panel.width))
    await screenshot(page, 'room-1920')
  })

  test('a title too long for a line continues in a second one', async (t) => {
    const { page } = await opened(t, ['Short', `${LONG} ${'and why '.repeat(8)}`.slice(0, 190)], {
      viewport: { width: 1100, height: 800 },
    })
    const [short, long] = await Promise.all(
      ['Short', LONG.slice(0, 60)].map((title) => rowOf(page, title).boundingBox()),
    )
    assert.ok((long?.height ?? 0) > (short?.height ?? 0))
  })
})

test('beside an open task on a smaller screen, what is known of a task goes below its title', async (t) => {
  const labels = ['errand', 'garden', 'neighbours']
  const { page } = await opened(t, ['Short', { title: LONG, labels, due: { date: '2026-12-01' } }], {
    viewport: { width: 1280, height: 800 },
  })
  assert.deepEqual(await isWhole(page, LONG), { wide: true, high: true })
  const cut = await rowOf(page, LONG)
    .locator('.truncate')
    .evaluateAll((facts) => facts.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).length)
  assert.equal(cut, 0)
})

describe('the detail', () => {
  const add = (page: Page) => panelOf(page).locator('[data-property=empty]')

  test('what can be added stands in line, after one plus', async (t) => {
    const { page } = await opened(t, [{ title: 'Short', priority: 'high', labels: ['errand'] }])
    const boxes = await Promise.all((await add(page).all()).map((each) => each.boundingBox()))
    const [first] = boxes
    assert.ok(first != null)
    assert.ok(boxes.every((box) => box !== null && box.x >= first.x))
    const plus = await panelOf(page).locator('span[aria-hidden] > svg.lucide-plus').first().boundingBox()
    assert.ok(plus !== null && plus.x + plus.width <= first.x)
    assert.ok(plus.y >= first.y && plus.y + plus.height <= first.y + first.height, JSON.stringify(plus))
  })

  test('offers properties without a value together, and shows the others', async (t) => {
    const { page } = await opened(t, [{ title: 'Rake leaves', priority: 'high' }])
    assert.equal(await add(page).count(), 8)
    const rows = panelOf(page).locator('[data-property=set]')
    assert.deepEqual(await rows.allInnerTexts(), ['Priority\nPriority:\nHigh'])
    const tops = await add(page).evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top))
    assert.ok(new Set(tops).size <= 3, `they take ${new Set(tops).size} lines`)
    assert.deepEqual(await violations(page), [])
    await screenshot(page, 'room-detail')
  })

  test('a property that is given a value gets a line, and keeps the focus', async (t) => {
    const { page } = await opened(t, ['Rake leaves'])
    await panelOf(page).getByRole('button', { name: 'Estimate: None' }).click()
    const picker = page.getByRole('dialog', { name: 'Estimate' })
    await picker.getByRole('option').nth(1).click()
    await picker.waitFor({ state: 'detached' })
    await panelOf(page)
      .locator('[data-property=set]')
      .getByRole('button', { name: /^Estimate: \d/ })
      .waitFor()
    await page.waitForFunction(() => /^Estimate: /.test(document.activeElement?.textContent ?? ''))
  })

  test('several labels can be chosen in a row', async (t) => {
    const { page, user } = await opened(t, ['Rake leaves'])
    for (const name of ['errand', 'garden']) {
      await user.seed([{ method: 'POST', path: '/labels', body: { name } }])
    }
    await page.getByRole('link', { name: 'garden' }).waitFor()
    await panelOf(page).getByRole('button', { name: 'Labels: None' }).click()
    const picker = page.getByRole('dialog', { name: 'Labels' })
    await picker.getByRole('option', { name: 'errand' }).click()
    await picker.getByRole('option', { name: 'garden' }).click()
    await page.keyboard.press('Escape')
    await panelOf(page)
      .getByRole('button', { name: /^Labels: errand.*garden/ })
      .waitFor()
  })

  test('description and notes look like text until they are edited', async (t) => {
    const { page, user, ids } = await opened(t, ['Rake leaves', { title: 'Two', description: 'The big one' }])
    const looks = (name: string) =>
      panelOf(page)
        .getByRole('textbox', { name })
        .evaluate((field) => {
          const { borderTopColor, borderTopWidth, fontSize, lineHeight } = getComputedStyle(field)
          const isBare = borderTopWidth === '0px' || /rgba\(0, 0, 0, 0\)|transparent/.test(borderTopColor)
          return { isBare, fontSize, lineHeight, height: field.getBoundingClientRect().height }
        })
    const body = await page.evaluate(() => {
      const { fontSize, lineHeight } = getComputedStyle(document.body)
      return { fontSize, lineHeight }
    })
    for (const name of ['Description', 'Write a note']) {
      const { height, ...look } = await looks(name)
      assert.deepEqual(look, { isBare: true, ...body }, name)
      assert.ok(height < 40, `${name}: ${height}`)
    }
    // The text stays where it is when it becomes a field.
    await page.goto(`/all?task=${ids[1]}`)
    const before = await panelOf(page).getByText('The big one').boundingBox()
    await panelOf(page).getByText('The big one').click()
    const field = panelOf(page).getByRole('textbox', { name: 'Description' })
    const inner = await field.evaluate((element) => {
      const { top, left } = element.getBoundingClientRect()
      const style = getComputedStyle(element)
      const border = Number.parseFloat(style.borderTopWidth)
      return {
        x: left + Number.parseFloat(style.paddingLeft) + border,
        y: top + Number.parseFloat(style.paddingTop) + border,
      }
    })
    assert.ok(Math.abs(inner.x - (before?.x ?? 0)) <= 1, `${inner.x} and ${before?.x}`)
    assert.ok(Math.abs(inner.y - (before?.y ?? 0)) <= 1, `${inner.y} and ${before?.y}`)
    assert.ok(user)
  })
})

describe('projects and labels', () => {
  test('differ in shape wherever they are shown', async (t) => {
    const user = await app.newUser()
    const [project] = await user.seed([
      { method: 'POST', path: '/projects', body: { name: 'Garden', color: '#36904f' } },
      { method: 'POST', path: '/labels', body: { name: 'errand', color: '#36904f' } },
    ])
    const [id] = await user.seedTasks([{ title: 'Water', project_id: project?.id, labels: ['errand'] }])
    await user.seedTasks([
      { title: 'Other', due: { date: '2020-01-01' }, project_id: project?.id, labels: ['errand'] },
    ])
    const page = await openPage(t, browser, { app, user, path: `/today?task=${id}`, ...LARGE })
    const shapes = async (place: ReturnType<Page['locator']>) => {
      await place.first().waitFor()
      return [
        await place.locator('[data-mark=project]').count(),
        await place.locator('svg[data-mark=label]').count(),
      ]
    }
    assert.deepEqual(await shapes(rowOf(page, 'Other')), [1, 1], 'in a row')
    assert.deepEqual(await shapes(panelOf(page)), [1, 1], 'in the detail')
    await panelOf(page)
      .getByRole('button', { name: /^Labels/ })
      .click()
    assert.deepEqual(await shapes(page.getByRole('option', { name: 'errand' })), [0, 1], 'in the picker')
    await page.keyboard.press('Escape')
    await panelOf(page)
      .getByRole('button', { name: /^Project/ })
      .click()
    assert.deepEqual(await shapes(page.getByRole('option', { name: 'Garden' })), [1, 0], 'in the picker')
  })

  test('get the colour that fewest others have', async (t) => {
    const user = await app.newUser()
    await user.seed([{ method: 'POST', path: '/projects', body: { name: 'Home', color: '#d9483b' } }])
    const page = await openPage(t, browser, { app, user, path: '/all' })
    for (const name of ['Garden', 'Work']) {
      await page.getByRole('button', { name: 'Add project' }).click()
      await page.getByRole('textbox', { name: 'Name' }).fill(name)
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { level: 1, name }).waitFor()
    }
    // The service chooses by what it has.
    await page.locator('aside [role=status]', { hasText: 'Up to date' }).waitFor()
    await user.seedTasks([{ title: 'Milk', labels: ['shop', 'errand'] }])
    await user.docket.api.POST('/api/{user_id}/quick-add', {
      params: { path: { user_id: 'me' } },
      body: { text: 'Bread #Kitchen @phone' },
    })
    await page.getByRole('link', { name: 'Kitchen' }).waitFor()
    const options = { params: { path: { user_id: 'me' } } }
    const { data: projects } = await user.docket.api.GET('/api/{user_id}/projects', options)
    const { data: labels } = await user.docket.api.GET('/api/{user_id}/labels', options)
    for (const all of [projects?.projects ?? [], labels?.labels ?? []]) {
      const colors = all.map(({ color }) => color)
      assert.ok(colors.length >= 3)
      assert.ok(
        colors.every((color) => color !== null),
        colors.join(),
      )
      assert.equal(new Set(colors).size, colors.length, colors.join())
    }
  })
})
