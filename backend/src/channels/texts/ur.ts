import type { Words } from '../texts.ts'

export const ur: Words = {
  direction: 'rtl',
  open: 'کھولیں',
  why: 'Docket یہ ای میل اس لیے بھیجتا ہے کہ آپ کو اطلاعات ای میل سے بھی ملتی ہیں۔',
  unsubscribe: 'ایسی ای میلیں مزید نہ بھیجیں',
}
