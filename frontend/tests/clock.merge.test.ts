import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { startBoth } from './support/both.ts'
import { openPage, screenshot } from './support/page.ts'

/** Times in the format of the reader's country, and in nights in which the clock changes. */

const { app, browser } = await startBoth()

const WIDE = { viewport: { width: 1280, height: 900 } }
const property = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name}:`) })

/** The night, its en-US format, and the day after. In spring there is no 02:30; in autumn Berlin has two. */
const NIGHTS = [
  ['Europe/Berlin', '2030-03-31', 'Sun, Mar 31, 2030', '2030-04-01'],
  ['Europe/Berlin', '2030-10-27', 'Sun, Oct 27, 2030', '2030-10-28'],
  ['America/New_York', '2030-03-10', 'Sun, Mar 10, 2030', '2030-03-11'],
  ['America/New_York', '2030-11-03', 'Sun, Nov 3, 2030', '2030-11-04'],
] as const

describe('2:30 a.m.', () => {
  for (const [timeZone, date, day, next] of NIGHTS) {
    test(`on ${date} in ${timeZone} is shown so everywhere, and stays when another day is chosen`, async (t) => {
      const user = await app.newUser({ timeZone })
      const [id = 0] = await user.seedTasks([{ title: 'Night shift', due: { date, time: '02:30' } }])
      const options = { app, user, path: `/all?task=${id}`, locale: 'en-US', timezoneId: timeZone, ...WIDE }
      const page = await openPage(t, browser, options)
      const row = page.getByRole('row').filter({ hasText: 'Night shift' })
      const says = async (text: string) => {
        // The space before "AM" is a narrow one.
        const wanted = new RegExp(`${text}, 2:30\\sAM`)
        await row.getByText(wanted).waitFor()
        await property(page, 'Due date').getByText(wanted).waitFor()
      }
      await says(day)

      await property(page, 'Due date').click()
      const picker = page.getByRole('dialog', { name: 'Due date' })
      assert.equal(await picker.getByLabel('Time', { exact: true }).inputValue(), '02:30')
      const label = Temporal.PlainDate.from(next).toLocaleString('en-US', { dateStyle: 'full' })
      const chosen = picker.getByRole('gridcell', { selected: true })
      assert.equal(await chosen.textContent(), String(Number(date.slice(8))))
      if (!(await picker.getByRole('button', { name: label }).isVisible())) {
        await picker.getByRole('button', { name: 'Next month' }).click()
      }
      const saved = page.waitForResponse('**/batch')
      await picker.getByRole('button', { name: label }).click()
      await says(
        Temporal.PlainDate.from(next).toLocaleString('en-US', {
          weekday: 'short',
          day: 'numeric',
          month: 'short',
          year: 'numeric',
        }),
      )
      await saved
      const { data } = await user.docket.api.GET('/api/{user_id}/tasks/{task_id}', {
        params: { path: { user_id: 'me', task_id: id } },
      })
      assert.deepEqual(data?.due, { date: next, time: '02:30' })
    })
  }

  test('in another zone is shown in local time in lists, and in its own zone in the picker', async (t) => {
    const user = await app.newUser()
    const due = { date: '2030-03-10', time: '02:30', time_zone: 'America/New_York' }
    const [id = 0] = await user.seedTasks([{ title: 'Night shift', due }])
    const page = await openPage(t, browser, { app, user, path: `/all?task=${id}`, locale: 'en-US', ...WIDE })
    // Half past three in New York, where the hour before is skipped.
    await page
      .getByRole('row')
      .getByText(/Sun, Mar 10, 2030, 8:30\sAM/)
      .waitFor()
    await property(page, 'Due date')
      .getByText(/Sun, Mar 10, 2030, 2:30\sAM \(New York\)/)
      .waitFor()
  })
})

describe('with a 12-hour clock', () => {
  test('every time is shown in 12-hour format', async (t) => {
    const user = await app.newUser()
    const [id = 0] = await user.seedTasks([
      {
        title: 'Call Ada',
        due: { date: '2030-01-31', time: '15:30' },
        reminders: [{ at: '2030-01-31T12:45:00.000Z' }],
      },
      { title: 'Rake leaves', due: { date: '2030-01-31' } },
    ])
    const page = await openPage(t, browser, { app, user, path: `/all?task=${id}`, locale: 'en-US', ...WIDE })
    const hasNoOther = async () =>
      assert.doesNotMatch(
        (await page.locator('body').textContent()) ?? '',
        /\b(?:0?0|1[3-9]|2[0-3]):\d\d|\d:\d\d(?!\s[AP]M)/,
      )
    await page
      .getByRole('row')
      .getByText(/3:30\sPM/)
      .waitFor()
    await property(page, 'Due date')
      .getByText(/3:30\sPM/)
      .waitFor()
    await property(page, 'Reminders')
      .getByText(/1:45\sPM/)
      .waitFor()
    await hasNoOther()

    await property(page, 'Due date').press('Enter')
    const picker = page.getByRole('dialog', { name: 'Due date' })
    await picker.getByRole('textbox', { name: 'Type a date' }).and(page.locator(':focus')).waitFor()
    await page.keyboard.type('31 Jan 2030 at 4:15pm')
    await picker.getByText(/4:15\sPM/).waitFor()
    await hasNoOther()
    await screenshot(page, 'clock-12')
    await page.keyboard.press('Enter')
    await page
      .getByRole('row')
      .getByText(/4:15\sPM/)
      .waitFor()

    await page.getByRole('row').filter({ hasText: 'Rake leaves' }).click()
    await property(page, 'Reminders').getByText('None').waitFor()
    await property(page, 'Reminders').press('Enter')
    await page.getByRole('checkbox', { name: /The evening before, at 6:00\sPM/ }).waitFor()
    await page.getByRole('checkbox', { name: /The day before, at 9:00\sAM/ }).waitFor()
    await hasNoOther()
  })
})
