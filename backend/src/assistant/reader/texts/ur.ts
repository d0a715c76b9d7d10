import type { Ask } from '../../model/commands/command.ts'
import type { Texts } from '../wording.ts'

const is = (count: number) => (count === 1 ? 'ہے' : 'ہیں')

function period({ period: asked }: Ask, day: string | null): string | undefined {
  if (asked === null) return undefined
  if (typeof asked === 'object') return day ?? undefined
  const said = {
    week: 'اس ہفتے',
    nextWeek: 'اگلے ہفتے',
    month: 'اس مہینے',
    nextMonth: 'اگلے مہینے',
    weekend: 'ہفتے کے آخر میں',
    yesterday: 'گزشتہ کل',
    overdue: 'تاخیر والے',
    undated: 'بغیر تاریخ',
  }
  return said[asked]
}

const PRIORITIES = {
  none: 'کوئی ترجیح نہیں',
  low: 'کم ترجیح',
  medium: 'درمیانی ترجیح',
  high: 'اہم',
  urgent: 'فوری',
}

/** Parts of the question that is asked before something is done to several tasks. */
const TO_SEVERAL = {
  done: 'مکمل کر دوں',
  reopen: 'دوبارہ کھول دوں',
  delete: 'حذف کر دوں',
  change: 'بدل دوں',
}

export const ur: Texts = {
  locale: 'ur-PK',
  at: (day, time) => `${day}، ${time}`,
  due: (when) => `وقت: ${when}`,
  repeats: 'بار بار',
  priority: (priority) => PRIORITIES[priority],
  inProject: (name) => `منصوبہ ${name}`,
  labelled: (names) => `لیبل ${names}`,
  assignedTo: (names) => `${names} کے ذمے`,
  assignedToNobody: 'کسی کے ذمے نہیں',
  you: 'آپ',
  and: 'اور',
  comma: '، ',
  quotes: ['«', '»'],

  added: (tasks, bare) =>
    `${bare ? 'میں نے اسے نیا کام سمجھا۔ ' : ''}${
      tasks.length === 1
        ? `شامل کر دیا: ${tasks[0]}۔`
        : `${tasks.length} کام شامل کر دیے:\n${tasks.map((task) => `• ${task}`).join('\n')}`
    }`,
  done: (titles) => `مکمل: ${titles}۔`,
  doneAlready: (titles, count) => `${titles} پہلے ہی مکمل ${is(count)}۔`,
  again: (title, when) => `فی الحال مکمل: ${title} دوبارہ ${when} کو ہے۔`,
  reopened: (titles) => `دوبارہ کھول دیا: ${titles}۔`,
  openAlready: (titles, count) => `${titles} کھلے ${is(count)}۔`,
  deleted: (titles) => `حذف کر دیا: ${titles}۔ واپس لانے کے لیے «واپس کرو» کہیں۔`,
  renamed: (before, after) => `${before} کا نام اب ${after} ہے۔`,
  moved: (titles, when) => `${titles} کا نیا وقت: ${when}۔`,
  unscheduled: (titles) => `${titles}: اب کوئی تاریخ نہیں۔`,
  prioritised: (titles, priority) => `${titles}: اب ${PRIORITIES[priority]}۔`,
  put: (titles, project) => `${titles} کو منصوبہ ${project} میں منتقل کر دیا۔`,
  tagged: (titles, label) => `${titles} پر لیبل ${label} لگا دیا۔`,
  untagged: (titles, label) => `${titles} سے لیبل ${label} ہٹا دیا۔`,
  assigned: (titles, names) => `${titles} اب ${names} کے ذمے۔`,
  unassigned: (titles, names) =>
    names === null ? `${titles} اب کسی کے ذمے نہیں۔` : `${titles} اب ${names} کے ذمے نہیں۔`,
  undone: (count) => (count === 1 ? 'ایک تبدیلی واپس لے لی۔' : `${count} تبدیلیاں واپس لے لیں۔`),
  nothingToUndo: 'اس گفتگو میں واپس لینے کو کچھ نہیں۔',
  undoneAlready: 'یہ پہلے ہی واپس لیا جا چکا ہے۔',
  refused: (detail) => `یہ نہیں ہو سکا${detail === null ? '۔' : `: ${detail}`}`,

  asked: (ask, day) => [
    ask.state === 'done' ? 'مکمل کام' : ask.state === 'all' ? 'سب کام' : 'کھلے کام',
    ...[period(ask, day)].filter((part) => part !== undefined),
    ...(ask.priority === null ? [] : [PRIORITIES[ask.priority]]),
  ],
  about: (words) => `بابت ${words}`,
  count: (count) => (count === 0 ? 'کوئی نہیں۔' : String(count)),
  projects: 'منصوبے',
  more: (count, isLeast) => `… اور ${isLeast ? 'کم از کم ' : ''}${count} مزید۔`,

  which: (words) => `${words} سے کئی کام ملتے ہیں۔ کون سا؟`,
  whichHint: 'اس کا نمبر، «سب» یا «کوئی نہیں» لکھیں۔',
  notFound: (words) => `${words} نام کا کوئی کام نہیں ملا۔`,
  near: 'کیا ان میں سے کوئی ہے؟',
  noSuchTask: (numbers) => `کام ${numbers} موجود نہیں۔`,
  nothingMeant: 'معلوم نہیں کون سا کام مراد ہے۔ اس کا نام یا نمبر بتائیں۔',
  confirm: (titles, action, count) => {
    if (count > 1) return `کیا یہ ${count} کام ${TO_SEVERAL[action]}: ${titles}؟`
    if (action === 'delete') return `کیا ${titles} حذف کر دوں؟`
    return action === 'done' ? `کیا ${titles} کو مکمل کر دوں؟` : `کیا آپ کی مراد ${titles} ہے؟`
  },
  noProject: (name, names) => `منصوبہ ${name} موجود نہیں۔${names === '' ? '' : ` یہ ہیں: ${names}۔`}`,
  noMember: (name, names) => `${name} نام کا کوئی رکن نہیں۔ ارکان: ${names}۔`,
  severalMembers: (name, names) => `${name} نام کے کئی ارکان ہیں: ${names}۔`,
  everything:
    'سب کاموں کے ساتھ ایک ساتھ یہ نہیں کرتا۔ ان کے نام بتائیں، یا پہلے فہرست دیکھیں اور «ان سب» کہیں۔',
  tooMany: (most) => `یہ ایک ساتھ بہت زیادہ ہے؛ زیادہ سے زیادہ ${most}۔ کچھ نہیں کیا گیا۔`,
  tooLong: (most) => `ایک سطر میں زیادہ سے زیادہ ${most} حروف ہو سکتے ہیں۔ کچھ نہیں کیا گیا۔`,
  left: 'ٹھیک ہے، ویسا ہی رہنے دیتا ہوں۔',
  rest: 'باقی ایک ساتھ بہت زیادہ تھا: اسے دوبارہ لکھیں۔',
  unknown: (examples) =>
    `یہ سمجھ نہیں آیا۔ مثال کے طور پر لکھیں:\n${examples.map((each) => `• ${each}`).join('\n')}`,
  offer: (line) => `یا ${line} کو کام کے طور پر شامل کر دوں؟`,
  examples: ['کل صبح نو بجے دودھ خریدنا شامل کرو', 'آج کے کام دکھاؤ', 'رپورٹ مکمل ہو گئی'],
  help: 'میں آپ کے کاموں کے سادہ حکم سمجھتا ہوں:\n• کل صبح نو بجے دودھ خریدنا شامل کرو\n• اس ہفتے کیا کرنا ہے؟ تاخیر والے کام دکھاؤ\n• رپورٹ مکمل ہو گئی، 5 مکمل کرو، 5 دوبارہ کھولو\n• رپورٹ کو جمعہ تک ملتوی کرو، اسے فوری بنا دو\n• رپورٹ علی کو سونپ دو، مجھے رپورٹ سے ہٹا دو، میرے ذمے کیا ہے؟\n• دودھ کا نام بدل کر لسی رکھو، دودھ والا کام حذف کرو\n• واپس کرو',
  hello: 'سلام! میں کیا کر سکتا ہوں؟ «مدد» لکھیں تو بتاؤں کہ کیا سمجھتا ہوں۔',
  thanks: 'خوشی ہوئی۔',
}
