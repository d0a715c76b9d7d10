import type { Texts, Thing } from '../wording.ts'

const KINDS: Record<string, string> = {
  project: 'منصوبے',
  label: 'لیبل',
  view: 'منظر',
  webhook: 'ویب ہک',
  api_key: 'کلید',
  workspace: 'ورک اسپیس',
}
const SOME: Record<string, string> = {
  task: 'ایک کام',
  occurrence: 'ایک کام',
  note: 'ایک کام',
  project: 'ایک منصوبے',
  label: 'ایک لیبل',
  view: 'ایک منظر',
  webhook: 'ایک ویب ہک',
  api_key: 'ایک کلید',
  workspace: 'ورک اسپیس',
  preferences: 'ترتیبات',
}

/** In the oblique case: «کو» or another postposition follows, so that the verb agrees with nobody. */
const thing = ({ title, resource }: Thing): string => {
  if (title === null) return SOME[resource] ?? 'کسی چیز'
  const kind = KINDS[resource]
  return kind === undefined ? title : `${kind} ${title}`
}

export const ur: Texts = {
  former: 'ایک سابق رکن',
  nameless: 'کسی',
  webhook: 'ایک ویب ہک',
  quotes: ['”', '“'],
  roles: {
    viewer: 'ناظر',
    commenter: 'تبصرہ نگار',
    editor: 'مدیر',
    admin: 'منتظم',
    owner: 'مالک',
  },
  thing,
  sentences: {
    created: (who, what) => `${who} نے ${what} کو شامل کیا`,
    updated: (who, what) => `${who} نے ${what} کو تبدیل کیا`,
    deleted: (who, what) => `${who} نے ${what} کو حذف کیا`,
    purged: (who, what) => `${who} نے ${what} کو تبدیل کیا، جو ہمیشہ کے لیے مٹا دیا گیا`,
    restored: (who, what) => `${who} نے ${what} کو بحال کیا`,
    completed: (who, what) => `${who} نے ${what} کو مکمل کیا`,
    reopened: (who, what) => `${who} نے ${what} کو دوبارہ کھولا`,
    skipped: (who, what) => `${who} نے ${what} کو چھوڑ دیا`,
    moved: (who, what) => `${who} نے ${what} کو منتقل کیا`,
    moved_away: (who, what) => `${who} نے ${what} کو دوسری ورک اسپیس میں منتقل کیا`,
    moved_here: (who, what) => `${who} نے ${what} کو دوسری ورک اسپیس سے یہاں منتقل کیا`,
    assigned: (who, what, whom) => `${who} نے ${what} کو ${whom} کے ذمے لگایا`,
    unassigned: (who, what, whom) => `${who} نے ${what} کو ${whom} کے ذمے سے ہٹایا`,
    renamed: (who, what) => `${who} نے ${what} کا نام بدلا`,
    commented: (who, what) => `${who} نے ${what} پر تبصرہ کیا`,
    comment_edited: (who, what) => `${who} نے ${what} پر ایک تبصرہ تبدیل کیا`,
    comment_deleted: (who, what) => `${who} نے ${what} پر ایک تبصرہ حذف کیا`,
    comment_restored: (who, what) => `${who} نے ${what} پر ایک تبصرہ بحال کیا`,
    joined: (who) => `${who} نے شمولیت اختیار کی`,
    left: (who) => `${who} نے رکنیت چھوڑ دی`,
    removed: (who, what) => `${who} نے ${what} کو نکال دیا`,
    role_changed: (who, what) => `${who} نے ${what} کا کردار بدلا`,
  },
  ofOneself: {
    assigned: (who, what) => `${who} نے ${what} کو اپنے ذمے لیا`,
    unassigned: (who, what) => `${who} نے ${what} کو اپنے ذمے سے ہٹایا`,
  },
  roleChanged: (who, whose, role) => `${who} نے ${whose} کا کردار بدل کر ${role} کر دیا`,
  someMember: 'ایک سابق رکن',
  toSomeMember: 'ایک سابق رکن',
}
