export type { LineDefaults } from './line-body.ts'
export { openQuickAdd, useQuickAddDefaults } from './open.ts'
export { QuickAdd, type QuickAddProps } from './quick-add.tsx'
