import { type Moment, pluralsOf, type Texts } from '../texts.ts'

const locale = 'ur-PK'
const counted = pluralsOf(locale)

const at = ({ day, time }: Moment) => (time === null ? day : `${day}، ${time}`)

/** Verbs agree with no name: its gender is not known. */
export const ur: Texts = {
  locale,
  days: { today: 'آج', tomorrow: 'آئندہ کل', yesterday: 'گزشتہ کل' },
  stop: '۔',
  comma: '، ',
  quotes: ['”', '“'],
  nameless: 'کسی',

  due: (when) => `${when.time === null ? 'مقررہ تاریخ' : 'مقررہ وقت'}: ${at(when)}`,
  wasDue: (when) => (when.time === null ? `مقررہ تاریخ ${at(when)} تھی` : `مقررہ وقت ${at(when)} تھا`),
  dueNow: 'مقررہ وقت آ گیا',
  overdueSince: (when) => `${at(when)} سے تاخیر کا شکار`,
  overdue: 'تاخیر شدہ',
  late: (when) => `یہ یاد دہانی ${when.isToday ? when.time : at(when)} کے لیے تھی۔`,

  assigned: (who, workspace) =>
    `${who} نے یہ کام${workspace === null ? '' : ` ${workspace} میں`} آپ کے ذمے لگایا`,
  mentioned: (who) => `${who} نے آپ کا ذکر کیا`,
  commented: (who) => `${who} نے تبصرہ کیا`,
  invited: (who, workspace) => `${who} نے آپ کو ${workspace ?? 'ایک ورک اسپیس'} میں شمولیت کی دعوت دی ہے`,

  dayTitle: 'آپ کا دن',
  weekTitle: 'آپ کا ہفتہ',
  today: (count) => counted(count, { other: 'آج # کام' }),
  overdueToo: (count) => counted(count, { other: '# تاخیر سے' }),
  nothingToday: 'آج کوئی کام نہیں',
  done: (count) => counted(count, { one: 'اس ہفتے # کام مکمل ہوا', other: 'اس ہفتے # کام مکمل ہوئے' }),
  next: (count) => counted(count, { one: 'اگلے ہفتے # کام ہے', other: 'اگلے ہفتے # کام ہیں' }),
  quietWeek: 'اس ہفتے کوئی کام مکمل نہیں ہوا، اور اگلے ہفتے کوئی کام نہیں',

  acts: {
    done: 'مکمل',
    snooze_10_minutes: '10 منٹ بعد',
    snooze_1_hour: '1 گھنٹے بعد',
    snooze_tomorrow: 'آئندہ کل',
  },
  test: { title: 'ایک آزمائش', text: 'Docket کی اطلاعات یہاں پہنچتی ہیں۔' },
}
