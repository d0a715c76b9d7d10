import { asName } from '../../core/letter.ts'
import { isolated } from '../../core/locale.ts'
import { type Acting, actingIn, type Texts } from '../wording.ts'

const ABOUT_ACCOUNT = 'آپ کو یہ ای میل اس لیے ملی ہے کہ یہ اس پتے کے Docket اکاؤنٹ کے بارے میں ہے۔'

const resetLead = (url: string | null) =>
  url === null
    ? 'Docket کا نیا پاس ورڈ چننے کے لیے اپنے کلائنٹ میں یہ کوڈ درج کریں:'
    : `Docket کا نیا پاس ورڈ چننے کے لیے یہ لنک کھولیں:\n\n${url}\n\nیا اپنے کلائنٹ میں یہ کوڈ درج کریں:`

/** Addresses and names are isolated: most of them run from left to right. */
const after = (acting: Acting, keeps: boolean): string => {
  const all = actingIn(acting, {
    api_key: ['API کلید', 'API کلیدیں'],
    oauth_client: ['منسلک پروگرام', 'منسلک پروگرام'],
    channel: ['چینل', 'چینل'],
    webhook: ['ویب ہک', 'ویب ہک'],
    link: ['عوامی لنک', 'عوامی لنک'],
    invitation: ['دعوت', 'دعوتیں'],
  })
  if (all === '') return ''
  return keeps
    ? ` یہ اب بھی آپ کی طرف سے کام کر سکتے ہیں: ${all}۔ ترتیبات میں ”میری طرف سے کون کام کر سکتا ہے“ انہیں دکھاتا اور ختم کرتا ہے۔`
    : ` یہ آپ کی طرف سے کام کر سکتے تھے، اور یہ بھی ختم ہو گئے: ${all}۔`
}

export const ur: Texts = {
  verification: (url) => ({
    subject: 'اپنے ای میل پتے کی تصدیق کریں',
    text: `Docket کے لیے اپنے ای میل پتے کی تصدیق کرنے کو یہ لنک کھولیں:\n\n${url}\n\nیہ لنک ایک گھنٹے کے لیے ہے۔ اگر آپ نے یہ نہیں منگوایا تو اس پیغام کو نظر انداز کریں۔\n`,
    why: 'آپ کو یہ ای میل اس لیے ملی ہے کہ یہ پتہ ایک Docket اکاؤنٹ کے لیے درج کیا گیا۔',
  }),
  reset: (url, code) => ({
    subject: 'اپنا پاس ورڈ دوبارہ مقرر کریں',
    text: `${resetLead(url)}\n\n${code}\n\nیہ ایک گھنٹے کے لیے ہے اور ایک ہی بار چلتا ہے۔ اگر آپ نے یہ نہیں منگوایا تو اس پیغام کو نظر انداز کریں۔\n`,
    why: 'آپ کو یہ ای میل اس لیے ملی ہے کہ کسی نے اس پتے کے Docket اکاؤنٹ کا نیا پاس ورڈ مانگا ہے۔',
  }),
  change: (newEmail, url) => ({
    subject: 'اپنے ای میل پتے کی تبدیلی کی منظوری دیں',
    text: `آپ کے Docket اکاؤنٹ کا ای میل پتا بدل کر ${isolated(newEmail)} ہونے والا ہے۔ تبدیلی کی منظوری کے لیے یہ لنک کھولیں:\n\n${url}\n\nاگر آپ نے یہ نہیں چاہا تو اپنا پاس ورڈ بدلیں۔\n`,
    why: ABOUT_ACCOUNT,
  }),
  security: (what) => ({
    subject: 'آپ کے سائن اِن کا طریقہ بدل گیا ہے',
    text: `${what}\n\nاگر یہ آپ نے نہیں کیا تو فوراً اپنا پاس ورڈ دوبارہ مقرر کریں، اور ترتیبات میں سائن اِن کے طریقے، سیشن اور API کلیدیں دیکھ لیں۔\n`,
    why: ABOUT_ACCOUNT,
  }),
  alreadySignedUp: {
    subject: 'آپ کا اکاؤنٹ پہلے سے موجود ہے',
    text: 'کسی نے، شاید آپ نے، اس ای میل پتے سے Docket پر اکاؤنٹ بنانے کی کوشش کی، جس کا اکاؤنٹ پہلے سے موجود ہے۔ سائن اِن کریں، یا پاس ورڈ بھول گئے ہوں تو اسے دوبارہ مقرر کریں۔\n',
    why: ABOUT_ACCOUNT,
  },
  happenings: {
    passwordChanged: 'آپ کے Docket اکاؤنٹ کا پاس ورڈ بدل دیا گیا۔',
    passwordReset: (acting, keeps) =>
      `آپ کے Docket اکاؤنٹ کا پاس ورڈ اس پتے پر بھیجے گئے لنک سے دوبارہ مقرر کیا گیا۔ تمام سیشن ختم ہو گئے۔${after(acting, keeps)}`,
    passkeyAdded: 'آپ کے Docket اکاؤنٹ میں ایک پاس کی شامل کی گئی۔',
    passkeyRemoved: 'آپ کے Docket اکاؤنٹ سے ایک پاس کی ہٹا دی گئی۔',
    codesOn: 'آپ کے Docket اکاؤنٹ میں سائن اِن کے لیے اب تصدیقی ایپ کا کوڈ چاہیے۔',
    codesOff: 'آپ کے Docket اکاؤنٹ میں سائن اِن کے لیے اب تصدیقی ایپ کا کوڈ نہیں چاہیے۔',
    newRecoveryCodes: 'آپ کے Docket اکاؤنٹ کے بحالی کوڈ نئے ہیں؛ پرانے اب نہیں چلتے۔',
    recoveryCodeUsed: 'آپ کے Docket اکاؤنٹ کا ایک بحالی کوڈ استعمال ہوا۔',
    emailChanged: (to) => `آپ کے Docket اکاؤنٹ کا ای میل پتا بدل کر ${isolated(to)} ہو گیا۔`,
    providerAdded: (name, label) =>
      `آپ کے Docket اکاؤنٹ میں ${isolated(name)} (${isolated(asName(label))}) سے سائن اِن شامل کیا گیا۔`,
    providerRemoved: (name) => `آپ کے Docket اکاؤنٹ سے ${isolated(name)} کے ذریعے سائن اِن ہٹا دیا گیا۔`,
  },
}
