import { Link } from '@tanstack/react-router'
import {
  BookOpen,
  Compass,
  Keyboard,
  Languages,
  LogOut,
  Monitor,
  Moon,
  Settings,
  Shield,
  Sun,
} from 'lucide-react'
import type { ReactElement } from 'react'
import { setTheme, THEMES, useTheme } from '../../browser/theme.ts'
import { APP_COMMANDS } from '../../commands/app.ts'
import { keysOf } from '../../commands/keys.ts'
import { request } from '../../commands/requests.ts'
import { WorkspaceItems } from '../../features/workspaces/workspace-items.tsx'
import { LANGUAGES, nameOfLanguage, setLanguage } from '../../i18n/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { useSession } from '../../session/session.tsx'
import { Menu, MenuItem, MenuRadio, MenuSeparator, Submenu } from '../../ui/menu.tsx'
import { UserText } from '../../ui/user-text.tsx'

const THEME_ICONS = { system: Monitor, light: Sun, dark: Moon }

/** The user's menu, open from the start. */
export function UserMenu({ trigger }: { trigger: ReactElement }) {
  const { t, language } = useTranslation()
  const { user, signOut } = useSession()
  const theme = useTheme()
  const ThemeIcon = THEME_ICONS[theme]
  return (
    <Menu defaultOpen className="w-60" trigger={trigger}>
      <div className="px-2 py-1.5 text-muted text-small">
        <UserText>{user?.email ?? ''}</UserText>
      </div>
      <WorkspaceItems />
      <MenuItem icon={<Settings aria-hidden size={16} />} render={<Link to="/settings" />}>
        {t('nav.settings')}
      </MenuItem>
      {user?.role === 'admin' && (
        <MenuItem icon={<Shield aria-hidden size={16} />} render={<Link to="/admin" />}>
          {t('nav.admin')}
        </MenuItem>
      )}
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
          value={language}
          options={LANGUAGES.map((value) => ({
            value,
            label: <bdi lang={value}>{nameOfLanguage(value)}</bdi>,
          }))}
          onChange={setLanguage}
        />
      </Submenu>
      <MenuSeparator />
      <MenuItem
        icon={<Keyboard aria-hidden size={16} />}
        keys={keysOf(APP_COMMANDS.showShortcuts)}
        onSelect={() => request('showShortcuts')}
      >
        {t('account.help')}
      </MenuItem>
      <MenuItem icon={<Compass aria-hidden size={16} />} onSelect={() => request('startTour')}>
        {t('account.tour')}
      </MenuItem>
      <MenuItem
        icon={<BookOpen aria-hidden size={16} />}
        render={<a href="/docs" target="_blank" rel="noreferrer" />}
      >
        {t('account.apiDocs')}
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={<LogOut aria-hidden size={16} className="rtl:-scale-x-100" />} onSelect={signOut}>
        {t('account.signOut')}
      </MenuItem>
    </Menu>
  )
}
