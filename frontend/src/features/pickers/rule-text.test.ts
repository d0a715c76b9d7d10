import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { before, describe, test } from 'node:test'
import { forgetFormats } from '../../i18n/format.ts'
import { setLocale } from '../../i18n/locale.ts'
import { addTexts, showTexts, type Texts } from '../../i18n/t.ts'
import { ruleText } from './rule-text.ts'

/** Rules in words, as chips and details show them. */

const LOCALES = join(import.meta.dirname, '../../i18n/locales')
const LANGUAGES = ['en', 'de', 'ur'] as const

const RULES: Record<string, Record<(typeof LANGUAGES)[number], string>> = {
  'FREQ=MONTHLY;BYMONTHDAY=15,30': {
    en: 'Every month on the 15th and 30th',
    de: 'Jeden Monat am 15. und 30.',
    ur: 'ہر مہینے 15 اور 30 تاریخ کو',
  },
  'FREQ=MONTHLY;BYMONTHDAY=-1,1,2,3': {
    en: 'Every month on the 1st, 2nd, 3rd and last day',
    de: 'Jeden Monat am 1., 2., 3. und letzten Tag',
    ur: 'ہر مہینے 1، 2، 3، اور آخری تاریخ کو',
  },
  'FREQ=MONTHLY;BYDAY=2TU,4TU': {
    en: 'Every month on the second and fourth Tuesday',
    de: 'Jeden Monat am zweiten und vierten Dienstag',
    ur: 'ہر مہینے دوسرے اور چوتھے منگل کو',
  },
  'FREQ=MONTHLY;INTERVAL=3;BYDAY=-1SA,1MO': {
    en: 'Every 3 months on the last Saturday and on the first Monday',
    de: 'Alle 3 Monate am letzten Samstag und am ersten Montag',
    ur: 'ہر 3 مہینے بعد آخری ہفتہ کو اور پہلے پیر کو',
  },
  'FREQ=MONTHLY;UNTIL=20270301;BYDAY=1FR,3FR': {
    en: 'Every month on the first and third Friday, until 1 Mar 2027',
    de: 'Jeden Monat am ersten und dritten Freitag, bis 1. März 2027',
    ur: '',
  },
}

for (const language of LANGUAGES) {
  describe(`in ${language}`, () => {
    before(() => {
      const read = (...path: string[]): Texts => JSON.parse(readFileSync(join(LOCALES, ...path), 'utf8'))
      addTexts(language, { ...read(`${language}.json`), pickers: read('pickers', `${language}.json`) })
      setLocale(language, 'ltr', [language === 'en' ? 'en-GB' : language])
      forgetFormats()
      showTexts(language)
    })
    for (const [rule, { [language]: wanted }] of Object.entries(RULES)) {
      if (wanted !== '') test(`${rule} is spelled out`, () => assert.equal(ruleText(rule), wanted))
    }
  })
}
