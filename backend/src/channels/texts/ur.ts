import type { Words } from './en.ts'

export const ur: Words = {
  open: 'ڈاکٹ میں کھولیں',
  stop: 'یہ ای میلز بند کریں',
  why: 'آپ کو یہ ای میل اس لیے ملی ہے کہ آپ نے ڈاکٹ سے یہاں اطلاع مانگی تھی۔',
}
