import clsx from 'clsx'
import { Calendar, Flag, Folder, type LucideIcon, Repeat as RepeatIcon, Tag, UserRound } from 'lucide-react'
import type { ComponentProps, RefObject } from 'react'
import { useIsShared } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { DatePicker, type DatePickerProps } from '../pickers/index.ts'
import { type Placeable, REPEATS, type Repeat } from './tokens.ts'

export interface LineToolsProps {
  due: DatePickerProps['value']
  onDue: DatePickerProps['onChange']
  /** Puts the sign where the caret is. */
  onSign: (sign: Placeable) => void
  /** @param words such as `every week` */
  onRepeat: (words: string) => void
  /** The field of the line, which keeps the focus, and with it the keyboard. */
  field: RefObject<HTMLInputElement | null>
}

/** For thumbs: buttons for what is otherwise typed. */
export function LineTools({ due, onDue, onSign, onRepeat, field }: LineToolsProps) {
  const { t } = useTranslation()
  const isShared = useIsShared()
  return (
    <fieldset
      aria-label={t('quickAdd.tools.all')}
      className={clsx('grid min-w-0 flex-1', isShared ? 'grid-cols-6' : 'grid-cols-5')}
    >
      <DatePicker
        value={due}
        onChange={onDue}
        finalFocus={() => field.current}
        trigger={<Tool icon={Calendar}>{t('quickAdd.tools.date')}</Tool>}
      />
      <Tool icon={Folder} onClick={() => onSign('#')}>
        {t('tasks.project')}
      </Tool>
      <Tool icon={Tag} onClick={() => onSign('@')}>
        {t('tasks.label')}
      </Tool>
      {isShared && (
        <Tool icon={UserRound} onClick={() => onSign('+')}>
          {t('quickAdd.tools.person')}
        </Tool>
      )}
      <Tool icon={Flag} onClick={() => onSign('!')}>
        {t('tasks.priority')}
      </Tool>
      <Menu
        finalFocus={field}
        side="top"
        trigger={<Tool icon={RepeatIcon}>{t('quickAdd.tools.repeat')}</Tool>}
      >
        {(Object.keys(REPEATS) as Repeat[]).map((each) => {
          const words = t(`quickAdd.repeats.${each}`)
          return (
            <MenuItem key={each} onSelect={() => onRepeat(words)}>
              {words}
            </MenuItem>
          )
        })}
      </Menu>
    </fieldset>
  )
}

function Tool({ icon: Icon, children, ...rest }: ComponentProps<'button'> & { icon: LucideIcon }) {
  return (
    <button
      {...rest}
      type="button"
      // A press leaves the focus in the line, so that the keyboard stays.
      onMouseDown={(event) => {
        event.preventDefault()
        rest.onMouseDown?.(event)
      }}
      className="flex h-12 min-w-0 flex-col items-center justify-center gap-0.5 rounded-control text-muted text-small transition-colors hover:bg-hover hover:text-ink focus-visible:-outline-offset-2 active:bg-pressed data-popup-open:bg-pressed"
    >
      <Icon aria-hidden size={18} className="shrink-0" />
      <span className="max-w-full truncate">{children}</span>
    </button>
  )
}
