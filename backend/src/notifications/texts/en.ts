import { type Moment, pluralsOf, type Texts } from '../texts.ts'

const locale = 'en-GB'
const counted = pluralsOf(locale)

const at = ({ day, time }: Moment) => (time === null ? day : `${day} at ${time}`)
const on = (when: Moment) => (when.isDate ? `on ${at(when)}` : at(when))

export const en: Texts = {
  locale,
  days: { today: 'today', tomorrow: 'tomorrow', yesterday: 'yesterday' },
  stop: '.',
  comma: ', ',
  quotes: ['“', '”'],
  nameless: 'Somebody',

  due: (when) => `Due ${on(when)}`,
  wasDue: (when) => `Was due ${on(when)}`,
  dueNow: 'Due now',
  overdueSince: (when) => `Overdue since ${at(when)}`,
  overdue: 'Overdue',
  late: (when) => `This reminder was for ${when.isToday ? when.time : at(when)}.`,

  assigned: (who, workspace) => `${who} assigned this to you${workspace === null ? '' : ` in ${workspace}`}`,
  mentioned: (who) => `${who} mentioned you`,
  commented: (who) => `${who} commented`,
  invited: (who, workspace) => `${who} invites you to ${workspace ?? 'a workspace'}`,

  dayTitle: 'Your day',
  weekTitle: 'Your week',
  today: (count) => counted(count, { one: '# task today', other: '# tasks today' }),
  overdueToo: (count) => counted(count, { other: '# overdue' }),
  nothingToday: 'Nothing is due today',
  done: (count) => counted(count, { other: '# done this week' }),
  next: (count) => counted(count, { other: '# due next week' }),
  quietWeek: 'Nothing was done this week, and nothing is due next week',

  acts: {
    done: 'Done',
    snooze_10_minutes: 'In 10 minutes',
    snooze_1_hour: 'In 1 hour',
    snooze_tomorrow: 'Tomorrow',
  },
  test: { title: 'A test', text: 'This is where notifications from Docket arrive.' },
}
