import { type Moment, pluralsOf, type Texts } from '../texts.ts'

const locale = 'de-DE'
const counted = pluralsOf(locale)

/** "9:00 Uhr", but "9:00 AM". */
const clock = (time: string) => (/\p{L}/u.test(time) ? time : `${time} Uhr`)
const at = ({ day, time }: Moment) => (time === null ? day : `${day} um ${clock(time)}`)
const on = (when: Moment) => (when.isDate ? `am ${at(when)}` : at(when))
const capital = (text: string) => text.charAt(0).toLocaleUpperCase(locale) + text.slice(1)

export const de: Texts = {
  locale,
  days: { today: 'heute', tomorrow: 'morgen', yesterday: 'gestern' },
  stop: '.',
  comma: ', ',
  quotes: ['„', '“'],
  nameless: 'Jemand',

  due: (when) => `${capital(on(when))} fällig`,
  wasDue: (when) => `War ${on(when)} fällig`,
  dueNow: 'Jetzt fällig',
  overdueSince: (when) => `Überfällig seit ${at(when)}`,
  overdue: 'Überfällig',
  late: (when) =>
    `Diese Erinnerung war für ${when.isToday && when.time !== null ? clock(when.time) : at(when)}.`,

  assigned: (who, workspace) =>
    `${who} hat dir diese Aufgabe${workspace === null ? '' : ` in ${workspace}`} zugewiesen`,
  mentioned: (who) => `${who} hat dich erwähnt`,
  commented: (who) => `${who} hat kommentiert`,
  invited: (who, workspace) =>
    `${who} lädt dich in ${workspace === null ? 'einen Arbeitsbereich' : `den Arbeitsbereich ${workspace}`} ein`,

  dayTitle: 'Dein Tag',
  weekTitle: 'Deine Woche',
  today: (count) => counted(count, { one: '# Aufgabe heute', other: '# Aufgaben heute' }),
  overdueToo: (count) => counted(count, { other: '# überfällig' }),
  nothingToday: 'Heute ist nichts fällig',
  done: (count) => counted(count, { other: '# diese Woche erledigt' }),
  next: (count) => counted(count, { other: '# nächste Woche fällig' }),
  quietWeek: 'Diese Woche wurde nichts erledigt, und nächste Woche ist nichts fällig',

  acts: {
    done: 'Erledigt',
    snooze_10_minutes: 'In 10 Minuten',
    snooze_1_hour: 'In 1 Stunde',
    snooze_tomorrow: 'Morgen',
  },
  test: { title: 'Ein Test', text: 'Hier kommen Benachrichtigungen von Docket an.' },
}
