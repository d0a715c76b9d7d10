import type { Language } from '@docket/grammar/lines/language.ts'
import { type Letter, letterOf, type Said } from '../core/letter.ts'

/** The page that an invitation opens. A fragment is not sent to any server, and so in no log. */
export const linkOf = (publicUrl: string, token: string): string => `${publicUrl}/sign-up#${token}`

const FACTORS: Record<Language, Said> = {
  en: {
    subject: 'How you sign in has changed',
    text: 'An administrator removed the authenticator app from your Docket account, and ended all of its sessions. Signing in no longer takes a code.\n\nIf you did not ask for it, reset your password at once, and ask the administrator.\n',
    why: 'You get this e-mail because it is about the Docket account with this address.',
  },
  de: {
    subject: 'Wie du dich anmeldest, hat sich geändert',
    text: 'Die Administration hat die Authenticator-App von deinem Docket-Konto entfernt und alle seine Sitzungen beendet. Die Anmeldung verlangt keinen Code mehr.\n\nWenn du nicht darum gebeten hast, setze sofort dein Passwort zurück und frage die Administration.\n',
    why: 'Du bekommst diese E-Mail, weil es um das Docket-Konto mit dieser Adresse geht.',
  },
  ur: {
    subject: 'آپ کے سائن اِن کا طریقہ بدل گیا ہے',
    text: 'ایک منتظم نے آپ کے Docket اکاؤنٹ سے تصدیقی ایپ ہٹا دی اور اس کے تمام سیشن ختم کر دیے۔ سائن اِن کے لیے اب کوڈ نہیں چاہیے۔\n\nاگر آپ نے یہ نہیں کہا تھا تو فوراً اپنا پاس ورڈ دوبارہ مقرر کریں، اور منتظم سے پوچھیں۔\n',
    why: 'آپ کو یہ ای میل اس لیے ملی ہے کہ یہ اس پتے کے Docket اکاؤنٹ کے بارے میں ہے۔',
  },
}

const INVITATIONS: Record<Language, (link: string) => Said> = {
  en: (link) => ({
    subject: 'You are invited to Docket',
    text: `Open this link to make your account, with this e-mail address:\n\n${link}\n\nThe link is valid for seven days. If you did not expect it, ignore this message.\n`,
    why: 'You get this e-mail because an administrator of Docket entered this address.',
  }),
  de: (link) => ({
    subject: 'Du bist zu Docket eingeladen',
    text: `Öffne diesen Link, um mit dieser E-Mail-Adresse dein Konto zu erstellen:\n\n${link}\n\nDer Link gilt sieben Tage. Wenn du ihn nicht erwartest, ignoriere diese Nachricht.\n`,
    why: 'Du bekommst diese E-Mail, weil die Administration von Docket diese Adresse eingegeben hat.',
  }),
  ur: (link) => ({
    subject: 'آپ کو Docket پر آنے کی دعوت ہے',
    text: `اس ای میل پتے سے اپنا اکاؤنٹ بنانے کے لیے یہ لنک کھولیں:\n\n${link}\n\nیہ لنک سات دن کے لیے ہے۔ اگر آپ کو اس کی توقع نہیں تھی تو اس پیغام کو نظر انداز کریں۔\n`,
    why: 'آپ کو یہ ای میل اس لیے ملی ہے کہ Docket کے ایک منتظم نے یہ پتہ درج کیا۔',
  }),
}

const TESTS: Record<Language, (publicUrl: string) => Said> = {
  en: (publicUrl) => ({
    subject: 'A test message from Docket',
    text: `Mail from ${publicUrl} reaches you.\n`,
    why: 'You get this e-mail because you asked for it as an administrator.',
  }),
  de: (publicUrl) => ({
    subject: 'Eine Testnachricht von Docket',
    text: `E-Mails von ${publicUrl} erreichen dich.\n`,
    why: 'Du bekommst diese E-Mail, weil du sie als Administrator angefordert hast.',
  }),
  ur: (publicUrl) => ({
    subject: 'Docket کا ایک آزمائشی پیغام',
    text: `${publicUrl} کی ای میلیں آپ تک پہنچتی ہیں۔\n`,
    why: 'آپ کو یہ ای میل اس لیے ملی ہے کہ آپ نے بطور منتظم اسے منگوایا۔',
  }),
}

export const factorsLetter = (to: string, language: Language): Letter =>
  letterOf(to, 'account', FACTORS[language])

export const invitationLetter = (to: string, link: string, language: Language): Letter =>
  letterOf(to, 'anybody', INVITATIONS[language](link))

export const testLetter = (to: string, publicUrl: string, language: Language): Letter =>
  letterOf(to, 'account', TESTS[language](publicUrl))
