import { Link } from '@tanstack/react-router'
import {
  BookOpen,
  ChevronsUpDown,
  Keyboard,
  Languages,
  LogOut,
  Monitor,
  Moon,
  Settings,
  Sun,
} from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { LANGUAGES, nameOfLanguage, setLanguage } from '../../i18n/index.ts'
import { useSession } from '../../session/session.tsx'
import { Menu, MenuItem, MenuRadio, MenuSeparator, Submenu } from '../../ui/menu.tsx'
import { UserText } from '../../ui/user-text.tsx'
import { run } from '../commands.ts'
import { setTheme, THEMES, useTheme } from '../theme.ts'

const THEME_ICONS = { system: Monitor, light: Sun, dark: Moon }

/** Who is signed in, and what concerns them rather than their tasks. */
export function UserMenu() {
  const { t } = useTranslation()
  const { user } = useSession()
  const name = user?.name || user?.email || t('common.appName')
  return (
    <Menu
      className="w-60"
      trigger={
        <button
          type="button"
          aria-label={`${name}, ${t('account.menu')}`}
          className="flex h-10 min-w-0 flex-1 items-center gap-2.5 rounded-control px-2 transition-colors hover:bg-hover data-popup-open:bg-pressed touch:h-touch"
        >
          <Avatar name={name} />
          <span className="min-w-0 flex-1 font-medium">
            <UserText>{name}</UserText>
          </span>
          <ChevronsUpDown aria-hidden size={14} className="text-faint" />
        </button>
      }
    >
      <UserMenuItems />
    </Menu>
  )
}

function Avatar({ name }: { name: string }) {
  return (
    <span
      aria-hidden
      className="inline-grid size-6 shrink-0 place-items-center rounded-full bg-accent font-strong text-on-accent text-small uppercase"
    >
      {[...name][0]}
    </span>
  )
}

function UserMenuItems() {
  const { t, i18n } = useTranslation()
  const { user, signOut } = useSession()
  const theme = useTheme()
  const ThemeIcon = THEME_ICONS[theme]
  return (
    <>
      <div className="px-2 py-1.5 text-muted text-small">
        <UserText>{user?.email ?? ''}</UserText>
      </div>
      <MenuItem
        icon={<Settings aria-hidden size={16} />}
        render={<Link to="/settings/$section" params={{ section: 'account' }} />}
      >
        {t('nav.settings')}
      </MenuItem>
      <MenuSeparator />
      <Submenu icon={<ThemeIcon aria-hidden size={16} />} label={t('theme.title')}>
        <MenuRadio
          value={theme}
          options={THEMES.map((value) => {
            const Icon = THEME_ICONS[value]
            return { value, label: t(`theme.${value}`), icon: <Icon aria-hidden size={16} /> }
          })}
          onChange={setTheme}
        />
      </Submenu>
      <Submenu icon={<Languages aria-hidden size={16} />} label={t('language.title')}>
        <MenuRadio
          value={i18n.language}
          options={LANGUAGES.map((value) => ({
            value,
            label: <bdi lang={value}>{nameOfLanguage(value)}</bdi>,
          }))}
          onChange={setLanguage}
        />
      </Submenu>
      <MenuSeparator />
      <MenuItem icon={<Keyboard aria-hidden size={16} />} keys={['?']} onSelect={() => run('showShortcuts')}>
        {t('account.help')}
      </MenuItem>
      <MenuItem icon={<BookOpen aria-hidden size={16} />} render={<a href="/docs" />}>
        {t('account.apiDocs')}
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={<LogOut aria-hidden size={16} className="rtl:-scale-x-100" />} onSelect={signOut}>
        {t('account.signOut')}
      </MenuItem>
    </>
  )
}
