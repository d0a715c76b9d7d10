import { CalendarDays, CalendarRange, Sun, Sunrise } from 'lucide-react'
import type { ReactNode } from 'react'
import type { QuickDay } from './when.ts'

export const QUICK_ICONS: Record<QuickDay, ReactNode> = {
  today: <Sun />,
  tomorrow: <Sunrise />,
  weekend: <CalendarDays />,
  nextWeek: <CalendarRange />,
}
