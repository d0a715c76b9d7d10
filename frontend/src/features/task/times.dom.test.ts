import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { startShared } from '../../../tests/support/both.ts'
import { openApp, row, screen, waitFor, within } from '../../../tests/support/dom.ts'
import { reachesTask } from '../../../tests/support/stored.ts'

/** Times where they are shown and chosen: in nights in which the clock changes, and with a 12-hour clock. */

// Versions of the languages differ in whether an hour has two digits.
const property = (name: string, value: RegExp) =>
  screen.findByRole('button', { name: new RegExp(`^${name}: ?${value.source}`, value.flags) })
const shown = (day: string) => Temporal.PlainDate.from(day).toLocaleString('en-GB', { dateStyle: 'medium' })

/** The process is a window of a browser in this zone until the test ends. */
function goTo(t: TestContext, timeZone: string): void {
  const before = process.env.TZ
  process.env.TZ = timeZone
  t.after(() => {
    process.env.TZ = before
  })
}

// The night, and the day after. In spring there is no 02:30; in autumn there are two.
for (const [timeZone, date, next] of [
  ['Europe/Berlin', '2030-03-31', '2030-04-01'],
  ['Europe/Berlin', '2030-10-27', '2030-10-28'],
  ['America/New_York', '2030-03-10', '2030-03-11'],
  ['America/New_York', '2030-11-03', '2030-11-04'],
] as const) {
  test(`2:30 on ${date} in ${timeZone} is shown so everywhere, and stays when another day is chosen`, async (t) => {
    goTo(t, timeZone)
    const user = await (await startShared()).newUser({ timeZone })
    const { person, ids } = await openApp(t, {
      user,
      tasks: [{ title: 'Night shift', due: { date, time: '02:30' } }],
      path: '/all?task=1',
    })
    const says = async (day: string) => {
      const text = new RegExp(`${shown(day)}, 0?2:30`)
      await within(await row('Night shift')).findByText(text)
      await property('Due date', new RegExp(`.*${text.source}`))
    }
    await says(date)
    ;(await property('Due date', /.*2:30/)).focus()
    await person.keyboard('{Enter}')
    const picker = within(await screen.findByRole('dialog', { name: 'Due date' }))
    assert.equal((await picker.findByLabelText<HTMLInputElement>('Time')).value, '02:30')
    const chosen = (await picker.findByRole('grid')).querySelector('[aria-selected=true]')
    assert.equal(chosen?.textContent, String(Number(date.slice(8))))
    const day = new RegExp(
      Temporal.PlainDate.from(next).toLocaleString('en-GB', { dateStyle: 'full' }).replace(/,? /, ',? '),
    )
    if (picker.queryByRole('button', { name: day }) === null) {
      await person.click(picker.getByRole('button', { name: 'Next month' }))
    }
    await person.click(await picker.findByRole('button', { name: day }))
    await says(next)
    await reachesTask(user, ids[0] ?? 0, ({ due }) => due?.date === next && due.time === '02:30')
  })
}

test('a time in another zone is shown in local time in lists, and in its own zone in the picker', async (t) => {
  const due = { date: '2030-03-10', time: '02:30', time_zone: 'America/New_York' }
  await openApp(t, { tasks: [{ title: 'Night shift', due }], path: '/all?task=1' })
  // Half past three in New York, where the hour before is skipped.
  await within(await row('Night shift')).findByText(new RegExp(`${shown('2030-03-10')}, 0?8:30`))
  await property('Due date', /.*10 Mar 2030, 0?2:30 \(New York\)/)
})

test('with a 12-hour clock, every time is shown so', async (t) => {
  const user = await (await startShared()).newUser()
  await user.docket.api.PATCH('/api/{user_id}/preferences', {
    params: { path: { user_id: 'me' } },
    body: { hour_cycle: 'h12' },
  })
  const { person } = await openApp(t, {
    user,
    tasks: [
      {
        title: 'Call Ada',
        due: { date: '2030-01-31', time: '15:30' },
        reminders: [{ at: '2030-01-31T12:45:00.000Z' }],
      },
      { title: 'Rake leaves', due: { date: '2030-01-31' } },
    ],
    path: '/all?task=1',
  })
  const hasNoOther = () =>
    assert.doesNotMatch(document.body.textContent, /\b(?:0?0|1[3-9]|2[0-3]):\d\d|\d:\d\d(?!\s[ap]m)/i)
  await within(await row('Call Ada')).findByText(/3:30\spm/i)
  await property('Reminders', /.*1:45\spm/i)
  hasNoOther()

  ;(await property('Due date', /.*3:30\spm/i)).focus()
  await person.keyboard('{Enter}')
  const picker = await screen.findByRole('dialog', { name: 'Due date' })
  await waitFor(() =>
    assert.ok(document.activeElement === within(picker).getByRole('textbox', { name: 'Type a date' })),
  )
  await person.keyboard('31 Jan 2030 at 4:15pm')
  await within(picker).findByText(/4:15\spm/i)
  hasNoOther()
  await person.keyboard('{Enter}')
  await within(await row('Call Ada')).findByText(/4:15\spm/i)

  await person.click(await row('Rake leaves'))
  ;(await property('Reminders', /None/)).focus()
  await person.keyboard('{Enter}')
  await screen.findByRole('checkbox', { name: /The evening before, at 6:00\spm/i })
  await screen.findByRole('checkbox', { name: /The day before, at 9:00\sam/i })
  hasNoOther()
})
